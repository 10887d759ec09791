package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.policy.Identity;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that nothing but the one road may take. */
class GatewayAloneTest {
    private static final String GATEWAY = "dev.sallyport.server.flow.Gateway";
    private static final String TRAIL = "dev.sallyport.server.trail.Trail";
    private static final String INTENT = TRAIL + "$Intent";
    private static final String IDENTITY = "dev.sallyport.server.identity..";

    /** It proves engines, so it opens them; the build keeps it off the product's class path. */
    private static final String TESTKIT = "dev.sallyport.engine.testkit..";

    private static final ArchRule MINTS = onlyTheGateway(accessTo(Permit.class.getName(), Set.of("mint")));
    private static final ArchRule OPENS = onlyTheGateway(accessTo(Engine.class.getName(), Set.of("open")));
    private static final ArchRule COMMITS = onlyTheGateway(accessTo(Execution.class.getName(), Set.of("commit")));

    private static final ArchRule TELLS_THE_TRAIL = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(GATEWAY)
            .and(describe("are not the trail itself", each -> !each.getName().startsWith(TRAIL)))
            .should()
            .accessTargetWhere(describe("a step of the trail", GatewayAloneTest::isStepOfTheTrail));

    private static final ArchRule NAMES_STEPS_OF_A_REQUEST = noClasses()
            .that()
            .resideInAPackage("dev.sallyport.server..")
            .and()
            .resideOutsideOfPackage("dev.sallyport.server.trail")
            .should()
            .accessTargetWhere(accessTo(
                    "dev.sallyport.v1.AuditRecord$Kind",
                    Set.of("KIND_INTENT", "KIND_PRECOMMIT", "KIND_OUTCOME", "KIND_DENIED")));

    private static final ArchRule MAKES_IDENTITIES = noClasses()
            .that()
            .resideOutsideOfPackage(IDENTITY)
            .and()
            .doNotHaveFullyQualifiedName(Identity.class.getName())
            .should()
            .accessTargetWhere(accessTo(Identity.class.getName(), Set.of("<init>")));

    @Test
    void gatewayMintsOpensAndCommits() {
        for (var step : Set.of("mint", "open", "commit")) {
            assertThat(Classes.PRODUCT.get(GATEWAY).getMethodCallsFromSelf())
                    .anyMatch(call -> call.getTarget().getName().equals(step));
        }
        classes()
                .that()
                .haveFullyQualifiedName(TRAIL)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(AuditLog.class)
                .check(Classes.PRODUCT);
    }

    @Test
    void onlyTheGatewayMintsPermits() {
        MINTS.check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object take(dev.sallyport.engine.Sealed sealed) { return dev.sallyport.engine.Permit.mint(sealed, 1); }",
                "java.util.function.BiFunction<dev.sallyport.engine.Sealed, Long, Object> taken ="
                        + " dev.sallyport.engine.Permit::mint;"
            })
    void plantedMintBreaksTheRule(String member) throws IOException {
        assertBreaks(MINTS, member);
    }

    @Test
    void onlyTheGatewayOpensExecutions() {
        OPENS.check(Classes.PRODUCT);
    }

    @Test
    void plantedOpenBreaksTheRule() throws IOException {
        assertBreaks(
                OPENS,
                "Object take(dev.sallyport.engine.Engine engine) throws Exception { return engine.open(null, null); }");
    }

    @Test
    void onlyTheGatewayCommits() {
        COMMITS.check(Classes.PRODUCT);
    }

    @Test
    void plantedCommitBreaksTheRule() throws IOException {
        assertBreaks(
                COMMITS,
                "void take(dev.sallyport.engine.Execution execution) throws Exception { execution.commit(); }");
    }

    @Test
    void onlyTheGatewayTellsTheTrail() {
        TELLS_THE_TRAIL.check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object take(dev.sallyport.server.trail.Trail trail) { return trail.malformed(null); }",
                "Object take() { return new dev.sallyport.server.trail.Trail.Intent(null, null, 0); }",
                "Object take(dev.sallyport.server.trail.Trail.Intent intent) { return intent.awaitDurable(); }"
            })
    void plantedCallOfTheTrailBreaksTheRule(String member) throws IOException {
        assertBreaks(TELLS_THE_TRAIL, member);
    }

    @Test
    void onlyTheTrailWritesTheStepsOfARequest() {
        NAMES_STEPS_OF_A_REQUEST.check(Classes.PRODUCT);
    }

    @Test
    void plantedRecordBreaksTheRule() throws IOException {
        assertBreaks(
                NAMES_STEPS_OF_A_REQUEST,
                "Object taken = dev.sallyport.v1.AuditRecord.newBuilder()"
                        + ".setKind(dev.sallyport.v1.AuditRecord.Kind.KIND_INTENT).build();");
    }

    @Test
    void onlyTheIdentityPackageMakesIdentities() {
        MAKES_IDENTITIES.check(Classes.PRODUCT);
    }

    @Test
    void plantedIdentityBreaksTheRule() throws IOException {
        assertBreaks(
                MAKES_IDENTITIES,
                "Object take(dev.sallyport.policy.Identity it) { return new dev.sallyport.policy.Identity("
                        + "it.issuer(), it.human(), it.actors(), it.task(), it.tokenId(), it.thumbprint(), it.workload(),"
                        + " it.expiry(), it.authTime(), it.acr(), it.amr(), it.groups(), it.attributes(), it.mode()); }");
    }

    private static void assertBreaks(ArchRule rule, String member) throws IOException {
        var planted = Classes.planted("dev.sallyport.server.rpc", "Planted", "class Planted { " + member + " }");

        assertThat(rule.evaluate(planted).hasViolation()).isTrue();
    }

    private static ArchRule onlyTheGateway(DescribedPredicate<JavaAccess<?>> step) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(GATEWAY)
                .and()
                .resideOutsideOfPackage(TESTKIT)
                .should()
                .accessTargetWhere(step);
    }

    /** The trail is made by the wiring and told by the gateway; what it announced is made by nobody else. */
    private static boolean isStepOfTheTrail(JavaAccess<?> access) {
        String owner = access.getTarget().getOwner().getName();
        return owner.equals(INTENT)
                || (owner.equals(TRAIL) && !access.getTarget().getName().equals("<init>"));
    }

    /** A call or a method reference; through the type itself or any that extends it. */
    private static DescribedPredicate<JavaAccess<?>> accessTo(String owner, Set<String> members) {
        return describe(
                owner + " " + members,
                access -> members.contains(access.getTarget().getName())
                        && access.getTarget().getOwner().isAssignableTo(owner));
    }
}
