package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.postgresql.Meaning;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of calls, of the orders in them and of their windows, as the engine understood them. */
record EngineCalls(Meaning meaning, EngineForms forms) {
    private static final long INT8 = 20;

    Form of(FunctionCall call) {
        List<String> parts = new ArrayList<>();
        List<SortKey> order = new ArrayList<>(call.withinGroup());
        if (call.arguments() instanceof Arguments.Values(var distinct, var values, var orderBy)) {
            parts.addAll(Form.texts(forms.all(values)));
            parts.add(distinct ? "distinct" : "");
            order.addAll(orderBy);
        }
        parts.add(Form.perhaps("order", sorted(order)));
        parts.add(
                call.filter() == null
                        ? ""
                        : Form.call("filter", forms.of(call.filter()).text()));
        parts.add(call.over() instanceof Window.Over.Inline(var window) ? window(window) : "");
        return new Form(Form.call("fn:" + EngineForms.known(meaning.chosen(call)), parts), Form.UNTYPED);
    }

    List<String> sorted(List<SortKey> keys) {
        return Form.keys(keys.stream()
                .map(key -> key(key, forms.of(key.expression()).text()))
                .toList());
    }

    static Form.Key key(SortKey key, String text) {
        boolean first = key.nulls() == SortKey.Nulls.DEFAULT ? key.descending() : key.nulls() == SortKey.Nulls.FIRST;
        return new Form.Key(text, key.descending() ? "desc" : "asc", first);
    }

    private String window(Window window) {
        return Form.call(
                "over",
                Form.perhaps(
                        "part",
                        Form.texts(forms.all(window.partitionBy())).stream()
                                .distinct()
                                .sorted()
                                .toList()),
                Form.perhaps("order", sorted(window.orderBy())),
                offset(
                        "startOffset",
                        window.frame(),
                        window.frame() == null ? null : window.frame().start()),
                offset(
                        "endOffset",
                        window.frame(),
                        window.frame() == null ? null : window.frame().end()));
    }

    private String offset(String head, Window.@Nullable Frame frame, Window.@Nullable Bound bound) {
        if (frame == null || bound == null || bound.distance() == null) {
            return "";
        }
        Form distance = forms.of(bound.distance());
        return Form.call(head, (frame.mode() == Window.Mode.RANGE ? distance : distance.as(INT8)).text());
    }
}
