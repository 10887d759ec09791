package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between packages point downward, and none is missing. */
class ArrowsTest {
    private static final ArchRule POLICY_IS_PURE = noClasses()
            .that()
            .resideInAPackage("dev.sallyport.policy..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.net..",
                            "java.sql..",
                            "javax.net..")
                    // collects bytes in memory
                    .and(not(type(ByteArrayOutputStream.class))));

    private static final ArchRule NO_CYCLE =
            slices().matching("dev.sallyport.(**)").should().beFreeOfCycles();

    @ParameterizedTest
    @MethodSource("dev.sallyport.architecture.Arrow#all")
    void packageSeesOnlyWhatItsArrowNames(Arrow arrow) {
        arrow.rule().check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.architecture.Arrow#all")
    void plantedDependencyBreaksTheArrow(Arrow arrow) throws IOException {
        var planted =
                Classes.planted(arrow.packageName(), "Planted", "class Planted { " + arrow.forbidden() + " seen; }");

        assertThat(arrow.rule().evaluate(planted).hasViolation()).isTrue();
    }

    @Test
    void everyEngineOnTheClassPathHasItsArrow() {
        assertThat(Classes.engines(Classes.PRODUCT)).contains("dev.sallyport.engine.postgresql..");
        assertThat(Arrow.all().map(Arrow::packageName)).doesNotHaveDuplicates();
    }

    @Test
    void anEngineThatNoRuleNamesHasItsArrowToo() throws IOException {
        var planted = Classes.planted(
                "dev.sallyport.engine.mysql.wire",
                "Planted",
                "class Planted { dev.sallyport.engine.postgresql.PostgresProvider seen; }");

        assertThat(Classes.engines(planted)).containsExactly("dev.sallyport.engine.mysql..");
        assertThat(Arrow.engine("dev.sallyport.engine.mysql..")
                        .rule()
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void policyDoesNoInputOrOutput() {
        POLICY_IS_PURE.check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.io.InputStream", "java.nio.file.Path", "java.net.URI", "java.sql.Connection"})
    void plantedInputInPolicyBreaksTheRule(String type) throws IOException {
        var planted = Classes.planted("dev.sallyport.policy", "Planted", "class Planted { " + type + " seen; }");

        assertThat(POLICY_IS_PURE.evaluate(planted).hasViolation()).isTrue();
    }

    @Test
    void packagesFormNoCycle() {
        NO_CYCLE.check(Classes.PRODUCT);
    }
}
