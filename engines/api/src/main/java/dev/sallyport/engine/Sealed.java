package dev.sallyport.engine;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What will be sent, to the byte, and what it was resolved on.
 *
 * @param canonical the rendering that is sent: UTF-8 text or a document
 * @param statements how many statements the rendering holds
 * @param gaps where literals of the caller stand in it, in the order of the text; the same operation with others is {@link
 *     #fill}
 * @param parameters in the order in which the rendering takes them
 * @param written those values among the caller's parameters and literals that become the content of columns
 * @param settings session settings that give the rendering its meaning, as `name=value`
 * @param guarded ids of columns that must not be the origin of a result column, as `object id/column id`
 * @param count how the rows that it would change are counted, where they can be
 * @param told whose names an answer about the statement itself may tell; of any other it tells none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the engine must not change it
public record Sealed(
        OperationKind kind,
        byte[] canonical,
        int statements,
        List<Gap> gaps,
        List<Parameter> parameters,
        List<Parameter> written,
        List<String> settings,
        Closure closure,
        List<OutputColumn> columns,
        List<String> guarded,
        Limits limits,
        Optional<Count> count,
        List<Told> told) {
    public Sealed {
        gaps = List.copyOf(gaps);
        int end = 0;
        for (Gap gap : gaps) {
            if (gap.start() < end || gap.end() > canonical.length) {
                throw new IllegalArgumentException("the gaps of a rendering are not in order within it");
            }
            end = gap.end();
        }
        parameters = List.copyOf(parameters);
        written = List.copyOf(written);
        settings = List.copyOf(settings);
        columns = List.copyOf(columns);
        guarded = List.copyOf(guarded);
        told = List.copyOf(told);
    }

    /** A rendering of one statement, whose rows are not counted before it runs and that answers with rows alone. */
    public Sealed(
            OperationKind kind,
            byte[] canonical,
            List<Gap> gaps,
            List<Parameter> parameters,
            List<Parameter> written,
            List<String> settings,
            Closure closure,
            List<OutputColumn> columns,
            List<String> guarded,
            Limits limits) {
        this(
                kind,
                canonical,
                1,
                gaps,
                parameters,
                written,
                settings,
                closure,
                columns,
                guarded,
                limits,
                Optional.empty(),
                List.of());
    }

    /** A rendering that takes no other literals than its own and writes nothing. */
    public Sealed(
            OperationKind kind,
            byte[] canonical,
            List<Parameter> parameters,
            List<String> settings,
            Closure closure,
            List<OutputColumn> columns,
            List<String> guarded,
            Limits limits) {
        this(kind, canonical, List.of(), parameters, List.of(), settings, closure, columns, guarded, limits);
    }

    /** A value that the rendering takes. */
    public sealed interface Parameter {
        /** A parameter of the caller that is still to be bound, from 1. */
        record Caller(int number) implements Parameter {}

        /** A value that is known. */
        record Bound(Value value) implements Parameter {}

        /** A key of the gateway's own, which nobody else may see: the root of a keyed mask. */
        record Secret(Value value) implements Parameter {
            @Override
            public String toString() {
                return "Secret";
            }
        }
    }

    /** The same operation for one call: the caller's parameters bound, and no longer than the call has left. */
    public Sealed bind(List<Value> caller, Duration remaining) {
        Optional<Count> bound =
                count.map(each -> new Count(each.canonical(), bind(each.parameters(), caller), each.expected()));
        Values values = new Values(bind(parameters, caller), bind(written, caller));
        return with(text(), values, limits.within(remaining), bound);
    }

    /** The same with a count. */
    public Sealed counted(Count by) {
        return with(text(), values(), limits, Optional.of(by));
    }

    /** The same, whose rows nobody counts. */
    public Sealed uncounted() {
        return with(text(), values(), limits, Optional.empty());
    }

    /** The same, held to what a person was shown: no more rows, and no other ones where they were looked at. */
    public Sealed expecting(Preview shown) {
        Limits within = new Limits(
                limits.rows(),
                limits.bytes(),
                limits.cellBytes(),
                Math.min(limits.affected(), shown.affected().orElse(Long.MAX_VALUE)),
                limits.time());
        Optional<Count> held =
                count.map(each -> shown.image().map(each::expecting).orElse(each));
        return with(text(), values(), within, held);
    }

    /**
     * The same behind words of the engine's, which ask about the statement instead of running it: literals of others have no
     * place in it.
     */
    public Sealed behind(String words, List<OutputColumn> answer, List<Told> names) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(words.length() + canonical.length);
        text.writeBytes(words.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(canonical);
        return with(new Text(text.toByteArray(), List.of(), answer, names), values(), limits, Optional.empty());
    }

    /** What is asked for, and what the answer holds. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    private record Text(byte[] canonical, List<Gap> gaps, List<OutputColumn> columns, List<Told> told) {}

    private record Values(List<Parameter> parameters, List<Parameter> written) {}

    private Text text() {
        return new Text(canonical, gaps, columns, told);
    }

    private Values values() {
        return new Values(parameters, written);
    }

    private Sealed with(Text text, Values values, Limits within, Optional<Count> counted) {
        return new Sealed(
                kind,
                text.canonical,
                statements,
                text.gaps,
                values.parameters,
                values.written,
                settings,
                closure,
                text.columns,
                guarded,
                within,
                counted,
                text.told);
    }

    private static List<Parameter> bind(List<Parameter> parameters, List<Value> caller) {
        return parameters.stream().map(each -> bind(each, caller)).toList();
    }

    private static Parameter bind(Parameter parameter, List<Value> caller) {
        return switch (parameter) {
            case Parameter.Bound bound -> bound;
            case Parameter.Secret secret -> secret;
            case Parameter.Caller(int number) -> new Parameter.Bound(caller.get(number - 1));
        };
    }

    /**
     * The same operation with these literals in its gaps, which are closed then; how its rows are counted is not known of others.
     *
     * @throws IllegalArgumentException when there are not as many as the gaps take
     */
    public Sealed fill(List<String> literals) {
        if (!takes(literals)) {
            throw new IllegalArgumentException(
                    "`" + literals.size() + "` literals do not fill the gaps of a rendering");
        }
        return with(new Text(filled(literals), List.of(), columns, told), values(), limits, Optional.empty());
    }

    /** Whether each literal of the shape stands in a gap, at least as often as in the statement, and nothing else does. */
    public boolean isMadeOf(StatementShape shape) {
        return takes(shape.literals())
                && gaps.size() >= shape.places()
                && Arrays.equals(canonical, filled(shape.literals()));
    }

    private boolean takes(List<String> literals) {
        BitSet taken = new BitSet(literals.size());
        gaps.forEach(gap -> taken.set(gap.literal()));
        return taken.cardinality() == literals.size() && taken.length() == literals.size();
    }

    private byte[] filled(List<String> literals) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(canonical.length + 32);
        int end = 0;
        for (Gap gap : gaps) {
            text.write(canonical, end, gap.start() - end);
            text.writeBytes(literals.get(gap.literal()).getBytes(StandardCharsets.UTF_8));
            end = gap.end();
        }
        text.write(canonical, end, canonical.length - end);
        return text.toByteArray();
    }

    /** Whether every parameter is bound, so that it can run. */
    public boolean isBound() {
        return parameters.stream().noneMatch(Parameter.Caller.class::isInstance);
    }

    @Override
    public String toString() {
        return "Sealed[" + kind + ", " + canonical.length + " bytes]";
    }
}
