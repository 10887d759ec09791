package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of the queries of the server's tree. */
record ServerQueries(ServerCatalog catalog) {
    private static final long SUBQUERY = 1;
    private static final long VALUES = 5;
    private static final String[] SETS = {"", "union", "intersect", "except"};

    String text(Node query, @Nullable ServerScope outer) {
        return text(query, outer, null);
    }

    /** @param wanted the types that a whole of several queries has, where the query is a part of one */
    private String text(Node query, @Nullable ServerScope outer, @Nullable List<Long> wanted) {
        ServerScope scope = new ServerScope(query, outer);
        ServerForms forms = new ServerForms(scope, this);
        boolean byNumber = query.has("setOperations") || values(query) != null;
        ServerKeys keys = new ServerKeys(
                catalog,
                target -> byNumber
                        ? new Form("out:" + target.number("resno"), Form.UNTYPED)
                        : forms.of(target.node("expr")));
        List<String> parts = new ArrayList<>();
        parts.add(Form.perhaps(
                "with",
                scope.commonTables().stream()
                        .map(table -> text(table.node("ctequery"), scope))
                        .toList()));
        parts.add(body(scope, forms, keys, wanted));
        parts.add(Form.perhaps("order", keys.sorted(query.nodes("sortClause"), query.nodes("targetList"))));
        parts.add(perhaps("limit", query, "limitCount", forms));
        parts.add(perhaps("offset", query, "limitOffset", forms));
        return Form.call("query", parts);
    }

    /** The types of the outputs of a query. */
    List<Long> types(Node query, @Nullable ServerScope outer) {
        if (query.has("setOperations")) {
            return oids(query.node("setOperations"));
        }
        ServerForms forms = new ServerForms(new ServerScope(query, outer), this);
        return outputs(query).stream()
                .map(target -> forms.of(target.node("expr")).type())
                .toList();
    }

    private List<Long> oids(Node operation) {
        return ((Value.Items) operation.field("colTypes"))
                .values().stream()
                        .map(value -> ((Value.Word) value).text())
                        .filter(text -> !text.equals("o"))
                        .map(text -> catalog.plain(Long.parseLong(text)))
                        .toList();
    }

    private static List<Node> outputs(Node query) {
        return query.nodes("targetList").stream()
                .filter(each -> !each.is("resjunk"))
                .toList();
    }

    private static String perhaps(String head, Node query, String field, ServerForms forms) {
        return query.has(field) ? Form.call(head, forms.of(query.node(field)).text()) : "";
    }

    /** The lists of a query that is VALUES. */
    private static @Nullable Node values(Node query) {
        List<Node> from = query.node("jointree").nodes("fromlist");
        if (from.size() != 1 || !from.getFirst().name().equals("RANGETBLREF")) {
            return null;
        }
        Node entry = query.nodes("rtable").get((int) from.getFirst().number("rtindex") - 1);
        return entry.number("rtekind") == VALUES ? entry : null;
    }

    private String body(ServerScope scope, ServerForms forms, ServerKeys keys, @Nullable List<Long> wanted) {
        Node query = scope.query();
        if (query.has("setOperations")) {
            Node operation = query.node("setOperations");
            return combined(operation, scope, wanted == null ? oids(operation) : wanted);
        }
        Node values = values(query);
        return values == null ? select(scope, forms, keys, wanted) : rows(values, forms, wanted);
    }

    private String combined(Node operation, ServerScope scope, List<Long> wanted) {
        if (operation.name().equals("RANGETBLREF")) {
            return text(scope.entry(operation.number("rtindex")).node("subquery"), scope, wanted);
        }
        return Form.call(
                SETS[(int) operation.number("op")] + (operation.is("all") ? "-all" : ""),
                combined(operation.node("larg"), scope, wanted),
                combined(operation.node("rarg"), scope, wanted));
    }

    private static String rows(Node values, ServerForms forms, @Nullable List<Long> wanted) {
        return Form.call(
                "values",
                ((Value.Items) values.field("values_lists"))
                        .values().stream()
                                .map(row -> forms.all(((Value.Items) row).nodes()))
                                .map(row -> Form.call("row", Form.texts(as(row, wanted))))
                                .toList());
    }

    private static List<Form> as(List<Form> outputs, @Nullable List<Long> wanted) {
        return wanted == null
                ? outputs
                : IntStream.range(0, outputs.size())
                        .mapToObj(i -> outputs.get(i).as(wanted.get(i)))
                        .toList();
    }

    private String select(ServerScope scope, ServerForms forms, ServerKeys keys, @Nullable List<Long> wanted) {
        Node query = scope.query();
        List<Node> targets = query.nodes("targetList");
        Node from = query.node("jointree");
        List<Form> outputs =
                forms.all(outputs(query).stream().map(each -> each.node("expr")).toList());
        Stream<String> distinct = keys.of(query.nodes("distinctClause"), targets).stream();
        return Form.call(
                "select",
                Form.perhaps(
                        "from",
                        from.nodes("fromlist").stream()
                                .map(item -> item(item, scope, forms))
                                .toList()),
                perhaps("where", from, "quals", forms),
                Form.call("out", Form.texts(as(outputs, wanted))),
                Form.perhaps(
                        "group",
                        keys.of(query.nodes("groupClause"), targets).stream()
                                .distinct()
                                .sorted()
                                .toList()),
                perhaps("having", query, "havingQual", forms),
                query.is("hasDistinctOn")
                        ? Form.call("distinct-on", distinct.distinct().sorted().toList())
                        : Form.perhaps(
                                "distinct", distinct.limit(1).map(_ -> "rows").toList()));
    }

    String item(Node item, ServerScope scope, ServerForms forms) {
        if (item.name().equals("JOINEXPR")) {
            return Form.call(
                    "join" + item.number("jointype"),
                    item(item.node("larg"), scope, forms),
                    item(item.node("rarg"), scope, forms),
                    perhaps("on", item, "quals", forms));
        }
        return entry(scope.entry(item.number("rtindex")), scope, forms);
    }

    private String entry(Node entry, ServerScope scope, ServerForms forms) {
        return switch ((int) entry.number("rtekind")) {
            case 0 -> Form.call("table", entry.word("relid"));
            case (int) SUBQUERY -> subquery(entry, scope);
            case 3 ->
                Form.call(
                        "function" + (entry.is("funcordinality") ? "-ordinality" : ""),
                        entry.nodes("functions").stream()
                                .map(each -> forms.of(each.node("funcexpr")).text())
                                .toList());
            case 6 -> Form.call("common", scope.up(entry.number("ctelevelsup")).commonTable(entry.word("ctename")));
            default -> throw new IllegalStateException("an entry of kind `" + entry.number("rtekind") + "`");
        };
    }

    /** A view is a query with the number of the view, which version 15 has in the first entry of that query alone. */
    private String subquery(Node entry, ServerScope scope) {
        Node query = entry.node("subquery");
        List<Node> entries = query.nodes("rtable");
        boolean isView = !entries.isEmpty()
                && entries.getFirst().number("rtekind") == 0
                && entries.getFirst().word("relkind").equals("v");
        String view = entry.fields().containsKey("relid") && entry.number("relid") != 0
                ? entry.word("relid")
                : isView ? entries.getFirst().word("relid") : "";
        String text = text(query, scope);
        return view.isEmpty() ? Form.call("subquery", text) : Form.call("view", view, text);
    }
}
