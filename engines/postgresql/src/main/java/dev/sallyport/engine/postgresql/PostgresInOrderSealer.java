package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Seals each of several writes under the obligations of its own references, and puts the renderings together. */
final class PostgresInOrderSealer {
    private final BiFunction<Understood, Obligations, Sealed> sealer;

    /** @param sealer of one statement */
    PostgresInOrderSealer(BiFunction<Understood, Obligations, Sealed> sealer) {
        this.sealer = sealer;
    }

    Sealed seal(PostgresInOrder list, Obligations obligations) {
        List<Sealed> sealed = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        List<Parameter> written = new ArrayList<>();
        for (PostgresInOrder.Part part : list.parts()) {
            var understood = new Understood(part.operation(), part.tree(), part.shape());
            Sealed one = sealer.apply(understood, own(part, obligations));
            sealed.add(one);
            one.parameters().forEach(each -> parameters.add(counted(each, part.parameters())));
            one.written().forEach(each -> written.add(counted(each, part.parameters())));
        }
        Sealed last = sealed.getLast();
        return new Sealed(
                OperationKind.WRITE,
                sealed.stream()
                        .map(PostgresCall::text)
                        .collect(Collectors.joining("; "))
                        .getBytes(StandardCharsets.UTF_8),
                sealed.size(),
                List.of(),
                parameters,
                written,
                last.settings(),
                closure(sealed),
                last.columns(),
                last.guarded(),
                obligations.limits(),
                Optional.empty(),
                List.of());
    }

    private static Obligations own(PostgresInOrder.Part part, Obligations obligations) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        obligations.references().forEach((reference, obligation) -> {
            int own = reference - part.references();
            if (own >= 0 && own < part.operation().effects().size()) {
                references.put(own, obligation);
            }
        });
        return new Obligations(references, obligations.limits(), obligations.readOnly(), obligations.hints());
    }

    private static Parameter counted(Parameter parameter, int from) {
        return switch (parameter) {
            case Parameter.Caller(int number) -> new Parameter.Caller(from + number);
            case Parameter.Bound bound -> bound;
            case Parameter.Secret secret -> secret;
        };
    }

    private static Closure closure(List<Sealed> sealed) {
        return Grounds.closed(sealed.stream().flatMap(each -> each.closure().objects().stream()));
    }
}
