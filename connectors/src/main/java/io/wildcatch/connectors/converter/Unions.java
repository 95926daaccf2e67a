package io.wildcatch.connectors.converter;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What a union's branches are called. */
final class Unions {

    private Unions() {}

    /** The branches without null. */
    static List<Schema> branches(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
    }

    /** The same branches, with the one first that the value is of: Avro's defaults are of the first. */
    static Schema startingWith(Schema union, Object value) {
        int first = new UnionWriter(union).branchOf(value);
        List<Schema> branches = new ArrayList<>(union.getTypes());
        branches.add(0, branches.remove(first));
        return Schema.createUnion(branches);
    }

    /** Name of the field for a branch: the type's, with its namespace when that is to be kept. */
    static String name(Schema branch, boolean isEnhanced) {
        return isEnhanced ? branch.getFullName() : branch.getName();
    }
}
