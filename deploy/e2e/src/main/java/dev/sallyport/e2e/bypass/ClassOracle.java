package dev.sallyport.e2e.bypass;

import dev.sallyport.v1.OperationKind;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement is classified as what the corpus says, and names the tables that it changes; what is not understood counts as both. */
final class ClassOracle {
    private ClassOracle() {}

    /** What is wrong with the classification, if anything is. */
    static Optional<String> find(Case one, Understood understood) {
        if (understood.kind() == OperationKind.OPERATION_KIND_UNKNOWN) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(one.expected()), one.also().stream())
                .filter(Expected::isClass)
                .filter(expected -> understood.kind() != kind(expected))
                .map(expected -> "understood as `" + understood.kind() + "`, expected " + expected.word())
                .findFirst()
                .or(() -> missingTarget(one, understood));
    }

    private static Optional<String> missingTarget(Case one, Understood understood) {
        return one.targets().stream()
                .filter(target -> !understood.changed().contains(target))
                .map(target -> "understood as changing " + understood.changed() + ", expected `" + target + "` there")
                .findFirst();
    }

    private static OperationKind kind(Expected expected) {
        return expected == Expected.CLASSIFIED_AS_DDL
                ? OperationKind.OPERATION_KIND_DDL
                : OperationKind.OPERATION_KIND_WRITE;
    }
}
