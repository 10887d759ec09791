package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Gap;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.store.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When statements share what one of them came to, told by how often the engine has to read one. */
class PlansOfShapesTest {
    private static final String TEXT = "select email from public.customers where id = ";

    @TempDir
    private Path folder;

    private Road road;

    @BeforeEach
    void open() {
        road = new Road(folder);
        road.engine.gaps = List.of(new Gap(TEXT.length(), TEXT.length() + 1, 0));
        road.engine.canonical = TEXT + "1";
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Tag("refused")
    @Test
    void anotherShapeReadsAnew() {
        assertReadings(1, "a", "1");
        assertReadings(2, "b", "1");
    }

    @Tag("refused")
    @Test
    void aTextThatSpellsTheKeyOfAShapeIsNone() {
        assertReadings(1, "a", "1");
        road.ask.text = "a";
        road.engine.shape = Optional.empty();
        var _ = road.runAnew();
        assertThat(road.engine.readings).isEqualTo(2);
    }

    @Tag("refused")
    @Test
    void withoutAShapeOnlyTheSameTextIsKnown() {
        road.engine.shape = Optional.empty();
        road.ask.text = "one";
        var _ = road.runAnew();
        road.ask.text = "other";
        var _ = road.runAnew();
        assertThat(road.engine.readings).isEqualTo(2);
    }

    @Tag("refused")
    @Test
    void aRefusalThatPointsIntoTheTextIsNotShared() {
        road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD);
        assertReadings(1, "a", "1");
        assertReadings(2, "a", "2");
        assertReadings(2, "a", "2");
    }

    @Tag("refused")
    @Test
    void whatAPersonHasToAllowIsNotShared() {
        road.policy = Road.policyOf(2, Road.asking());
        assertReadings(1, "a", "1");
        road.ask.requestId = "request-2";
        assertReadings(2, "a", "2");
        assertThat(road.answer.approval).isPresent();
    }

    @Tag("refused")
    @Test
    void aLiteralThatIsWrittenIsNotShared() {
        road.engine.written = List.of(new Sealed.Parameter.Bound(new Value.Text("1")));
        assertReadings(1, "a", "1");
        assertReadings(2, "a", "2");
    }

    @Tag("refused")
    @Test
    void aRenderingThatLostALiteralIsNotShared() {
        road.engine.gaps = List.of();
        assertReadings(1, "a", "1");
        assertReadings(2, "a", "2");
    }

    @Tag("refused")
    @Test
    void aRenderingWithAnotherLiteralInTheGapIsNotShared() {
        road.engine.canonical = TEXT + "2";
        assertReadings(1, "a", "1");
        assertReadings(2, "a", "2");
    }

    /** The literal stands twice in the statement: in the place without a gap it would stay that of the first. */
    @Tag("refused")
    @Test
    void aRenderingThatLostOneOfTwoGapsIsNotShared() {
        assertReadings(1, "a", "1", 2);
        assertReadings(2, "a", "2", 2);
    }

    @Tag("refused")
    @Test
    void aNewSnapshotNeverSeesAnOldPlan() {
        road.policy = Road.policyOf(2, Rules.grant("reads", 1), Road.everyones());
        assertReadings(1, "a", "1");
        road.policy = Road.policyOf(3, Rules.grant("reads", 2), Road.everyones());
        assertReadings(2, "a", "2");
        road.engine.catalog = new FakeCatalog("2");
        assertReadings(3, "a", "3");
        road.ask.identity = Ask.agent("bob");
        assertReadings(4, "a", "4");
    }

    @Tag("refused")
    @Test
    void otherBoundsTypesAndIntentsReadAnew() {
        assertReadings(1, "a", "1");
        road.ask.bounds = new Bounds(1, 0, 0, Duration.ZERO);
        assertReadings(2, "a", "2");
        road.ask.parameters = List.of(new Value.Int(1));
        assertReadings(3, "a", "3");
        road.ask.parameters = List.of(new Value.Text("1"));
        assertReadings(4, "a", "4");
        road.ask.intent = "to answer a ticket";
        assertReadings(5, "a", "5");
    }

    @Test
    void aDenialIsShared() {
        road.engine.reading = FakeEngine.understood(new ObjectName("shop", "shopdb", "public", "salaries"));
        assertReadings(1, "a", "1");
        assertReadings(1, "a", "2");
        assertThat(road.answer.reason()).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void eachStatementRunsWithItsOwnLiterals() {
        assertReadings(1, "a", "1");
        assertReadings(1, "a", "22");
        assertReadings(1, "a", "'drop''s'");
        assertReadings(1, "a", "1");
        assertThat(road.engine.opened)
                .extracting(PlansOfShapesTest::text)
                .containsExactly(TEXT + "1", TEXT + "22", TEXT + "'drop''s'", TEXT + "1");
        assertThat(road.engine.opened).allMatch(Sealed::isBound);
    }

    private static String text(Sealed sealed) {
        return new String(sealed.canonical(), StandardCharsets.UTF_8);
    }

    private void assertReadings(int readings, String key, String literal) {
        assertReadings(readings, key, literal, 1);
    }

    private void assertReadings(int readings, String key, String literal, int places) {
        road.ask.text = "text of " + key + literal;
        road.engine.shape = Optional.of(new StatementShape(key, List.of(literal), places));
        var _ = road.runAnew();
        assertThat(road.engine.readings).isEqualTo(readings);
    }
}
