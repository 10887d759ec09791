package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which packages of ours a package may see besides itself, and the nearest class that it may not. */
enum Arrow {
    WIRE("dev.sallyport.v1..", "dev.sallyport.operation.Operation"),
    OPERATION("dev.sallyport.operation..", "dev.sallyport.engine.Engine"),
    ENGINE_CONTRACT("dev.sallyport.engine", "dev.sallyport.policy.Identity", "dev.sallyport.operation.."),
    ENGINE_TESTKIT(
            "dev.sallyport.engine.testkit..",
            "dev.sallyport.policy.Identity",
            "dev.sallyport.engine",
            "dev.sallyport.operation.."),
    ENGINE_SQL(
            "dev.sallyport.engine.sql..",
            "dev.sallyport.policy.Identity",
            "dev.sallyport.engine",
            "dev.sallyport.operation.."),
    ENGINE_POSTGRESQL(
            "dev.sallyport.engine.postgresql..",
            "dev.sallyport.audit.AuditLog",
            "dev.sallyport.engine",
            "dev.sallyport.engine.sql..",
            "dev.sallyport.operation.."),
    POLICY("dev.sallyport.policy..", "dev.sallyport.engine.Permit", "dev.sallyport.operation.."),
    AUDIT("dev.sallyport.audit..", "dev.sallyport.operation.Operation", "dev.sallyport.v1.."),
    SERVER(
            "dev.sallyport.server..",
            "dev.sallyport.engine.sql.Dialect",
            "dev.sallyport.v1..",
            "dev.sallyport.policy..",
            "dev.sallyport.audit..",
            "dev.sallyport.operation..",
            "dev.sallyport.engine"),
    CLIENT("dev.sallyport.client..", "dev.sallyport.audit.AuditLog", "dev.sallyport.v1.."),
    CLI(
            "dev.sallyport.cli..",
            "dev.sallyport.policy.Identity",
            "dev.sallyport.client..",
            "dev.sallyport.audit..",
            "dev.sallyport.v1..");

    private final String from;
    private final String forbidden;
    private final List<String> to;

    Arrow(String from, String forbidden, String... to) {
        this.from = from;
        this.forbidden = forbidden;
        this.to = List.of(to);
    }

    ArchRule rule() {
        String[] seen = Stream.concat(Stream.of(from), to.stream()).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage(Classes.OURS).and(not(resideInAnyPackage(seen))))
                .as(this + " may see only " + to);
    }

    String packageName() {
        return from.replace("..", "");
    }

    String forbidden() {
        return forbidden;
    }
}
