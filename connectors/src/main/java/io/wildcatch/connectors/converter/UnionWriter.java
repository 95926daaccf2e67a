package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A union: from the struct that {@link ConnectForm} makes of it, where the field that is set tells the branch, else from
 * a plain value, for which the first branch that fits is taken.
 */
final class UnionWriter implements ValueWriter {

    private final List<Schema> branches;
    private final List<ValueWriter> writers;

    UnionWriter(Schema avro) {
        this.branches = avro.getTypes();
        this.writers = branches.stream().map(ValueWriter::of).toList();
    }

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
        Chosen chosen = choose(value);
        out.writeIndex(chosen.branch);
        writers.get(chosen.branch).write(chosen.value, out);
    }

    /** Index of the branch that the value goes to. */
    int branchOf(@Nullable Object value) {
        return choose(value).branch;
    }

    private Chosen choose(@Nullable Object value) {
        if (!(value instanceof Struct struct
                && Marks.UNION.equals(struct.schema().name()))) {
            return new Chosen(fitting(value), value);
        }
        for (Field field : struct.schema().fields()) {
            Object set = struct.get(field);
            if (set != null) {
                return new Chosen(named(field.name()), set);
            }
        }
        return new Chosen(fitting(null), null);
    }

    private int named(String name) {
        for (int i = 0; i < branches.size(); i++) {
            if (Unions.name(branches.get(i), true).equals(name)
                    || Unions.name(branches.get(i), false).equals(name)) {
                return i;
            }
        }
        throw ValueWriter.mismatch("one of " + names(), name);
    }

    private int fitting(@Nullable Object value) {
        for (int i = 0; i < writers.size(); i++) {
            if (writers.get(i).fits(value)) {
                return i;
            }
        }
        throw ValueWriter.mismatch("one of " + names(), value);
    }

    private String names() {
        return branches.stream().map(Schema::getFullName).toList().toString();
    }

    @Override
    public boolean fits(@Nullable Object value) {
        return writers.stream().anyMatch(writer -> writer.fits(value));
    }

    private record Chosen(int branch, @Nullable Object value) {}
}
