package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The forms of the expressions of one query of the server's tree. */
final class ServerForms {
    /** A conversion by code of a user is told as the call that it is. */
    private static final long FIRST_USER_OID = 16_384;

    private static final long RELATION_JOIN = 2;
    private static final long RELATION_GROUP = 9;
    /** {@code anynonarray || text} and its reverse, which the server defines by the one of two texts. */
    private static final Set<Long> ANY_WITH_TEXT = Set.of(2779L, 2780L);

    private static final long TEXT_WITH_TEXT = 654;
    private static final List<String> NULLS = List.of("null", "notnull");
    private static final List<String> TRUTHS = List.of("true", "nottrue", "false", "notfalse", "unknown", "notunknown");

    private final ServerScope scope;
    private final ServerQueries queries;
    private final Deque<Form> subjects = new ArrayDeque<>();

    ServerForms(ServerScope scope, ServerQueries queries) {
        this.scope = scope;
        this.queries = queries;
    }

    List<Form> all(List<Node> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    Form of(Node node) {
        return switch (node.name()) {
            case "VAR" -> column(node);
            case "CONST" -> Form.constant(node.number("consttype"));
            case "PARAM" ->
                node.number("paramkind") == 2
                        ? Form.sublink(node.number("paramtype"))
                        : Form.constant(node.number("paramtype"));
            case "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR", "CONVERTROWTYPEEXPR" ->
                of(node.node("arg")).as(node.number("resulttype"));
            case "FUNCEXPR" -> function(node);
            case "OPEXPR" -> operator("op", node);
            case "DISTINCTEXPR" -> operator("distinct", node);
            case "NULLIFEXPR" -> operator("nullif", node);
            case "SCALARARRAYOPEXPR" -> quantified(node);
            case "BOOLEXPR" ->
                node.word("boolop").equals("not")
                        ? Form.of("not", Form.BOOL, all(node.nodes("args")))
                        : Form.connected(node.word("boolop"), all(node.nodes("args")));
            case "NULLTEST" -> test(NULLS.get((int) node.number("nulltesttype")), node);
            case "BOOLEANTEST" -> test(TRUTHS.get((int) node.number("booltesttype")), node);
            case "CASEEXPR" -> branches(node);
            case "CASETESTEXPR" -> subjects.getFirst();
            case "SUBLINK" -> subquery(node);
            case "NAMEDARGEXPR" -> of(node.node("arg")).named(node.word("name"));
            case "AGGREF" -> aggregate(node);
            case "WINDOWFUNC" -> windowed(node);
            default -> other(node);
        };
    }

    private Form other(Node node) {
        return switch (node.name()) {
            case "COALESCEEXPR" ->
                Form.of("coalesce", queries.catalog().plain(node.number("coalescetype")), all(node.nodes("args")));
            case "MINMAXEXPR" ->
                Form.of(
                        node.number("op") == 0 ? "greatest" : "least",
                        queries.catalog().plain(node.number("minmaxtype")),
                        all(node.nodes("args")));
            case "ARRAYEXPR" -> Form.of("array", node.number("array_typeid"), all(node.nodes("elements")));
            case "SUBSCRIPTINGREF" -> {
                List<Form> parts = new ArrayList<>(List.of(of(node.node("refexpr"))));
                parts.addAll(all(node.nodes("refupperindexpr")));
                yield Form.of("at", node.number("refrestype"), parts);
            }
            case "SQLVALUEFUNCTION" -> new Form("now:" + node.number("type"), node.number("type"));
            case "GROUPINGFUNC" -> Form.of("grouping", Form.INT4, all(node.nodes("args")));
            case "COLLATEEXPR" -> {
                Form text = of(node.node("arg"));
                yield Form.of("collate", text.type(), text);
            }
            case "XMLEXPR" -> Form.of("xml:" + node.number("op"), node.number("type"), all(node.nodes("args")));
            case "SETTODEFAULT" -> new Form("default", node.number("typeId"));
            default -> throw new IllegalStateException("a node `" + node.name() + "` has no form");
        };
    }

    private Form column(Node node) {
        ServerScope at = scope.up(node.number("varlevelsup"));
        Node entry = at.entry(node.number("varno"));
        int number = (int) node.number("varattno");
        long kind = entry.number("rtekind");
        if (kind == RELATION_JOIN || kind == RELATION_GROUP) {
            String field = kind == RELATION_JOIN ? "joinaliasvars" : "groupexprs";
            return new ServerForms(at, queries).of(entry.nodes(field).get(number - 1));
        }
        String version =
                switch (node.fields().containsKey("varreturningtype") ? (int) node.number("varreturningtype") : 0) {
                    case 1 -> "old:";
                    case 2 -> "new:";
                    default -> "";
                };
        String column = version + at.place(node.number("varno")) + "." + (number == 0 ? "*" : number);
        return new Form(column, queries.catalog().plain(node.number("vartype")));
    }

    private Form function(Node node) {
        List<Form> arguments = all(node.nodes("args"));
        boolean converts = node.number("funcformat") == 1 || node.number("funcformat") == 2;
        if (converts && node.number("funcid") < FIRST_USER_OID) {
            return arguments.getFirst().as(node.number("funcresulttype"));
        }
        if (node.is("funcvariadic") && node.nodes("args").getLast().name().equals("ARRAYEXPR")) {
            arguments = new ArrayList<>(arguments.subList(0, arguments.size() - 1));
            arguments.addAll(all(node.nodes("args").getLast().nodes("elements")));
        }
        return Form.of("fn:" + node.number("funcid"), node.number("funcresulttype"), arguments);
    }

    private Form operator(String head, Node node) {
        if (ANY_WITH_TEXT.contains(node.number("opno"))) {
            return Form.of(
                    "op:" + TEXT_WITH_TEXT,
                    Form.TEXT,
                    all(node.nodes("args")).stream()
                            .map(each -> each.as(Form.TEXT))
                            .toList());
        }
        return Form.of(head + ":" + node.number("opno"), node.number("opresulttype"), all(node.nodes("args")));
    }

    private Form quantified(Node node) {
        Form left = of(node.nodes("args").getFirst());
        Node right = node.nodes("args").getLast();
        boolean isConverted = right.has("arg") && right.node("arg").name().equals("ARRAYEXPR");
        Node array = isConverted ? right.node("arg") : right;
        String operator = "op:" + node.number("opno");
        String connective = node.is("useOr") ? "or" : "and";
        if (!array.name().equals("ARRAYEXPR")) {
            return Form.of(connective + "-each", Form.BOOL, Form.of(operator, Form.BOOL, left, of(right)));
        }
        return Form.connected(
                connective,
                array.nodes("elements").stream()
                        .map(this::of)
                        .map(each ->
                                isConverted ? each.as(queries.catalog().elementOf(right.number("resulttype"))) : each)
                        .map(each -> Form.of(operator, Form.BOOL, left, each))
                        .toList());
    }

    private Form test(String head, Node node) {
        return Form.test(head, of(node.node("arg")));
    }

    private Form branches(Node node) {
        if (node.has("arg")) {
            subjects.push(of(node.node("arg")));
        }
        List<Form> parts = new ArrayList<>();
        for (Node branch : node.nodes("args")) {
            parts.add(of(branch.node("expr")));
        }
        if (node.has("arg")) {
            subjects.pop();
        }
        for (Node branch : node.nodes("args")) {
            parts.add(of(branch.node("result")));
        }
        parts.add(of(node.node("defresult")));
        return Form.of("case", queries.catalog().plain(node.number("casetype")), parts);
    }

    private Form subquery(Node node) {
        Form query = new Form(queries.text(node.node("subselect"), scope), Form.UNTYPED);
        return switch ((int) node.number("subLinkType")) {
            case 0 -> Form.of("exists", Form.BOOL, query);
            case 1 -> Form.of("all", Form.BOOL, of(node.node("testexpr")), query);
            case 2 -> Form.of("any", Form.BOOL, of(node.node("testexpr")), query);
            case 4 -> Form.of("value", onlyType(node), query);
            case 6 -> Form.of("values", queries.catalog().arrayOf(onlyType(node)), query);
            default -> throw new IllegalStateException("a subquery of kind `" + node.number("subLinkType") + "`");
        };
    }

    private long onlyType(Node subquery) {
        return queries.types(subquery.node("subselect"), scope).getFirst();
    }

    private Form aggregate(Node node) {
        List<Node> targets = node.nodes("args");
        boolean plain = node.word("aggkind").equals("n");
        List<Form> arguments = new ArrayList<>(all(node.nodes("aggdirectargs")));
        if (plain) {
            targets.stream().filter(each -> !each.is("resjunk")).forEach(each -> arguments.add(of(each.node("expr"))));
        }
        List<String> parts = new ArrayList<>(Form.texts(arguments));
        parts.add(node.nodes("aggdistinct").isEmpty() ? "" : "distinct");
        parts.add(Form.perhaps("order", keys().sorted(node.nodes("aggorder"), targets)));
        parts.add(filter(node));
        return new Form(Form.call("fn:" + node.number("aggfnoid"), parts), node.number("aggtype"));
    }

    private String filter(Node node) {
        return node.has("aggfilter")
                ? Form.call("filter", of(node.node("aggfilter")).text())
                : "";
    }

    private ServerKeys keys() {
        return new ServerKeys(queries.catalog(), target -> of(target.node("expr")));
    }

    private Form windowed(Node node) {
        List<String> parts = new ArrayList<>(Form.texts(all(node.nodes("args"))));
        parts.add(filter(node));
        Node window = scope.query().nodes("windowClause").stream()
                .filter(each -> each.number("winref") == node.number("winref"))
                .findFirst()
                .orElseThrow();
        List<Node> targets = scope.query().nodes("targetList");
        parts.add(Form.call(
                "over",
                Form.perhaps(
                        "part",
                        keys().of(window.nodes("partitionClause"), targets).stream()
                                .distinct()
                                .sorted()
                                .toList()),
                Form.perhaps("order", keys().sorted(window.nodes("orderClause"), targets)),
                offset(window, "startOffset"),
                offset(window, "endOffset")));
        return new Form(Form.call("fn:" + node.number("winfnoid"), parts), node.number("wintype"));
    }

    private String offset(Node window, String field) {
        return window.has(field) ? Form.call(field, of(window.node(field)).text()) : "";
    }
}
