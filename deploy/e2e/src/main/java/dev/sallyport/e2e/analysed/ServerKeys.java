package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import java.util.List;
import java.util.function.Function;

/** The keys of orders and groups in the server's tree: each is a number of an output, seen or not. */
record ServerKeys(ServerCatalog catalog, Function<Node, Form> outputs) {
    /** The keys of a list of clauses, by the outputs that they count. */
    List<String> of(List<Node> clauses, List<Node> targets) {
        return clauses.stream()
                .map(clause -> catalog.equality(clause.number("eqop"))
                        + outputs.apply(target(clause, targets)).text())
                .toList();
    }

    /** The same with the direction of each. */
    List<String> sorted(List<Node> clauses, List<Node> targets) {
        return Form.keys(clauses.stream()
                .map(clause -> new Form.Key(
                        catalog.equality(clause.number("eqop"))
                                + outputs.apply(target(clause, targets)).text(),
                        catalog.direction(clause.number("sortop")),
                        clause.is("nulls_first")))
                .toList());
    }

    private static Node target(Node clause, List<Node> targets) {
        return targets.stream()
                .filter(target -> target.number("ressortgroupref") == clause.number("tleSortGroupRef"))
                .findFirst()
                .orElseThrow();
    }
}
