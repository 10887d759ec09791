package dev.sallyport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every class of ours is named, marked and kept free of state. */
class ConventionsTest {
    private static final ArchRule NAMES_SAY_WHAT_IT_IS = noClasses()
            .that()
            .resideOutsideOfPackage(Classes.GENERATED)
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)")
            .orShould()
            .haveNameMatching(".*[.$]Abstract[A-Z].*");

    private static final ArchRule PACKAGES_ARE_NULL_MARKED = all(new Packages()).should(new BeNullMarked());

    private static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(Classes.GENERATED)
            .should()
            .beFinal();

    private static final ArchRule LIBRARIES_DO_NOT_PRINT = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.sallyport.operation..",
                    "dev.sallyport.engine..",
                    "dev.sallyport.policy..",
                    "dev.sallyport.audit..",
                    "dev.sallyport.client..")
            .and()
            .resideOutsideOfPackage("dev.sallyport.engine.testkit..")
            .should(ACCESS_STANDARD_STREAMS);

    @Test
    void namesSayWhatAThingIs() {
        NAMES_SAY_WHAT_IT_IS.check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RowUtil", "RowHelper", "RowManager", "RowImpl", "AbstractRow"})
    void plantedEmptyNameBreaksTheRule(String name) throws IOException {
        assertBreaks(NAMES_SAY_WHAT_IT_IS, name, "");
    }

    @Test
    void everyPackageIsNullMarked() {
        PACKAGES_ARE_NULL_MARKED.check(Classes.PRODUCT);
    }

    @Test
    void plantedPackageWithoutTheMarkBreaksTheRule() throws IOException {
        assertBreaks(PACKAGES_ARE_NULL_MARKED, "Planted", "");
    }

    @Test
    void noStaticFieldCanBeSet() {
        STATIC_FIELDS_ARE_FINAL.check(Classes.PRODUCT);
    }

    @Test
    void plantedStaticStateBreaksTheRule() throws IOException {
        assertBreaks(STATIC_FIELDS_ARE_FINAL, "Planted", "static int count;");
    }

    @Test
    void librariesDoNotPrint() {
        LIBRARIES_DO_NOT_PRINT.check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.sallyport.policy", "dev.sallyport.engine.sql", "dev.sallyport.engine.mysql"})
    void plantedPrintBreaksTheRule(String packageName) throws IOException {
        assertBreaks(LIBRARIES_DO_NOT_PRINT, packageName, "Planted", "void say() { System.out.println(); }");
    }

    private static void assertBreaks(ArchRule rule, String name, String member) throws IOException {
        assertBreaks(rule, "dev.sallyport.policy", name, member);
    }

    private static void assertBreaks(ArchRule rule, String packageName, String name, String member) throws IOException {
        var planted = Classes.planted(packageName, name, "class " + name + " { " + member + " }");

        assertThat(rule.evaluate(planted).hasViolation()).isTrue();
    }

    private static final class Packages extends AbstractClassesTransformer<JavaPackage> {
        Packages() {
            super("packages with code of ours");
        }

        @Override
        public Iterable<JavaPackage> doTransform(JavaClasses classes) {
            return classes.stream()
                    .filter(JavaClass.Predicates.resideOutsideOfPackage(Classes.GENERATED))
                    .map(JavaClass::getPackage)
                    .collect(toSet());
        }
    }

    private static final class BeNullMarked extends ArchCondition<JavaPackage> {
        BeNullMarked() {
            super("be null-marked");
        }

        @Override
        public void check(JavaPackage item, ConditionEvents events) {
            boolean marked = item.tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            events.add(new SimpleConditionEvent(item, marked, item.getName() + " is marked: " + marked));
        }
    }
}
