package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which packages of ours a package may see besides itself, and the nearest class that it may not. */
record Arrow(String from, String forbidden, String... to) {
    private static final String OPERATION = "dev.sallyport.operation..";
    private static final String ENGINE = "dev.sallyport.engine";
    private static final String ENGINE_RUN = "dev.sallyport.engine.run..";
    private static final String ENGINE_SQL = "dev.sallyport.engine.sql..";
    private static final String POLICY = "dev.sallyport.policy..";
    private static final String AUDIT = "dev.sallyport.audit..";
    private static final String CLIENT = "dev.sallyport.client..";

    private static final String SOURCE = "dev.sallyport.server.source..";
    private static final String REQUEST = "dev.sallyport.server.request..";
    private static final String TRAIL = "dev.sallyport.server.trail..";
    private static final String FLOW = "dev.sallyport.server.flow..";
    private static final String DIGEST = "dev.sallyport.server.digest..";
    private static final String STORE = "dev.sallyport.server.store..";
    private static final String APPROVAL = "dev.sallyport.server.approval..";

    static Stream<Arrow> all() {
        return Stream.of(betweenModules(), engines(), alongTheRoad()).flatMap(arrows -> arrows);
    }

    private static Stream<Arrow> engines() {
        return Classes.engines(Classes.PRODUCT).stream().map(Arrow::engine);
    }

    static Arrow engine(String from) {
        return new Arrow(from, "dev.sallyport.audit.AuditLog", ENGINE_SQL, ENGINE_RUN, ENGINE, OPERATION);
    }

    private static Stream<Arrow> betweenModules() {
        return Stream.of(
                new Arrow(Classes.GENERATED, "dev.sallyport.operation.Operation"),
                new Arrow(OPERATION, "dev.sallyport.engine.Engine"),
                new Arrow(ENGINE, "dev.sallyport.policy.Identity", OPERATION),
                new Arrow("dev.sallyport.engine.testkit..", "dev.sallyport.policy.Identity", ENGINE, OPERATION),
                new Arrow(ENGINE_RUN, "dev.sallyport.engine.sql.Dialect", ENGINE, OPERATION),
                new Arrow(ENGINE_SQL, "dev.sallyport.policy.Identity", ENGINE_RUN, ENGINE, OPERATION),
                new Arrow(POLICY, "dev.sallyport.engine.Permit", OPERATION),
                new Arrow(AUDIT, "dev.sallyport.operation.Operation", Classes.GENERATED),
                new Arrow(
                        "dev.sallyport.server..",
                        "dev.sallyport.engine.sql.Dialect",
                        Classes.GENERATED,
                        POLICY,
                        AUDIT,
                        ENGINE,
                        OPERATION),
                new Arrow(CLIENT, "dev.sallyport.audit.AuditLog", Classes.GENERATED),
                new Arrow("dev.sallyport.cli..", "dev.sallyport.policy.Identity", CLIENT, AUDIT, Classes.GENERATED));
    }

    /** Inside the gateway each step of a request's road sees the ones below it, never one above. */
    private static Stream<Arrow> alongTheRoad() {
        return Stream.of(
                new Arrow(SOURCE, "dev.sallyport.server.request.Plan", ENGINE, OPERATION),
                new Arrow(REQUEST, "dev.sallyport.server.trail.Trail", SOURCE, POLICY, ENGINE, OPERATION),
                approval(),
                trail(),
                new Arrow(
                        FLOW,
                        "dev.sallyport.server.rpc.DataAccessService",
                        TRAIL,
                        APPROVAL,
                        REQUEST,
                        SOURCE,
                        DIGEST,
                        POLICY,
                        AUDIT,
                        ENGINE,
                        OPERATION),
                wire());
    }

    /** It records and keeps through what is given to it, and asks databases nothing but what people are shown. */
    private static Arrow approval() {
        return new Arrow(
                APPROVAL,
                "dev.sallyport.server.store.JdbcControlStore",
                REQUEST,
                SOURCE,
                DIGEST,
                "dev.sallyport.server.config..",
                "dev.sallyport.server.identity..",
                Classes.GENERATED,
                POLICY,
                AUDIT,
                ENGINE,
                OPERATION);
    }

    private static Arrow trail() {
        return new Arrow(
                TRAIL,
                "dev.sallyport.server.flow.Gateway",
                APPROVAL,
                REQUEST,
                SOURCE,
                DIGEST,
                STORE,
                "dev.sallyport.server.identity..",
                "dev.sallyport.server.telemetry..",
                Classes.GENERATED,
                POLICY,
                AUDIT,
                ENGINE,
                OPERATION);
    }

    private static Arrow wire() {
        return new Arrow(
                "dev.sallyport.server.rpc..",
                "dev.sallyport.server.wiring.Wiring",
                FLOW,
                TRAIL,
                APPROVAL,
                REQUEST,
                SOURCE,
                DIGEST,
                STORE,
                "dev.sallyport.server.transport..",
                Classes.GENERATED,
                POLICY,
                AUDIT,
                ENGINE,
                OPERATION);
    }

    ArchRule rule() {
        String[] seen = Stream.concat(Stream.of(from), Stream.of(to)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage(Classes.OURS).and(not(resideInAnyPackage(seen))))
                .as(this + " sees only " + List.of(seen));
    }

    String packageName() {
        return from.replace("..", "");
    }

    @Override
    public String toString() {
        return packageName();
    }
}
