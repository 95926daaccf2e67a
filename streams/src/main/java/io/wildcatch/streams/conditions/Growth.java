package io.wildcatch.streams.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a value that is larger than what it is made of: put one after the other, such steps double a text or list each
 * time, and forty of them fill any memory. Conditions need none of it.
 */
final class Growth {

    private static final Set<String> JOINING = Set.of("add_string", "add_bytes", "add_list");
    private static final Set<CelKind> MANY = Set.of(CelKind.LIST, CelKind.MAP, CelKind.DYN, CelKind.ANY);

    private Growth() {}

    /** @return what is wrong; null: nothing grows */
    static @Nullable String in(CelAbstractSyntaxTree tree) {
        boolean joins = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> isJoin(node, tree))
                .anyMatch(node -> !isStepOfMacro(node));
        if (joins) {
            return "texts and lists can't be joined";
        }
        boolean nests = tree.getTypeMap().values().stream().anyMatch(Growth::isNested);
        return nests ? "lists can't hold lists, maps or dyn" : null;
    }

    private static boolean isJoin(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        return tree.getReference(node.id())
                .map(reference -> reference.overloadIds().stream().anyMatch(JOINING::contains))
                .orElse(false);
    }

    /** Macros add one element to what they have gathered, under a name that nobody can write. */
    private static boolean isStepOfMacro(CelNavigableExpr node) {
        List<CelExpr> operands = node.expr().call().args();
        return operands.get(0).getKind() == CelExpr.ExprKind.Kind.IDENT
                && operands.get(0).ident().name().startsWith("@")
                && operands.get(1).getKind() == CelExpr.ExprKind.Kind.LIST;
    }

    private static boolean isNested(CelType type) {
        Collection<CelType> parts =
                type.kind() == CelKind.LIST || type.kind() == CelKind.MAP ? type.parameters() : List.of();
        return parts.stream().anyMatch(part -> MANY.contains(part.kind()));
    }
}
