package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every mask on the nasty values of every type: none raises or warns, the type stays, and the value is the documented one. */
@OnServers(engine = ServerEngine.MYSQL)
final class MasksIT {
    private static final Mask HASHED_PATH =
            new Mask.Document(DocumentTree.of(Map.of(List.of("a"), new DocumentNode.Masked(new Mask.Hash()))));
    private static final List<Mask> MASKS = List.of(
            new Mask.Null(),
            new Mask.Constant("it''s \\ 😀"),
            new Mask.Redact(),
            new Mask.Hash(),
            HASHED_PATH,
            new Mask.Partial(new Mask.Shape.Email()),
            new Mask.Partial(new Mask.Shape.Last(4)),
            new Mask.Partial(new Mask.Shape.First(1)),
            new Mask.Partial(new Mask.Shape.Last(Integer.MAX_VALUE)),
            new Mask.Generalize(new Mask.Grain.Month()),
            new Mask.Generalize(new Mask.Grain.Year()),
            new Mask.Generalize(new Mask.Grain.Bucket(1)),
            new Mask.Generalize(new Mask.Grain.Bucket(10)),
            new Mask.Generalize(new Mask.Grain.Bucket(Long.MAX_VALUE)));

    /** Its order, its values and what is made of them. */
    private static final List<String> QUESTIONS = List.of(
            "select x from t order by id",
            "select count(distinct x), min(id) from t",
            "select count(*) from t group by x order by x",
            "select count(*) from t a join t b on a.x = b.x where a.x is not null");

    private final TestDatabase database;

    MasksIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    @Tag("refused")
    void everyMaskIsTotalAndWhatItSays() throws SQLException, EngineFailure {
        SoftAssertions all = new SoftAssertions();
        boolean isMariaDb = database.server().kind().name().startsWith("MARIADB");
        for (NastyValues type : NastyValues.all(isMariaDb)) {
            type.create(database);
            try (Side side = Side.open(database, terms -> terms)) {
                MySqlRelation table = side.reader().relation("t");
                ColumnKind kind = table.column("x").orElseThrow().kind();
                List<Optional<String>> values = type.read(side.connection());
                for (Mask mask : MASKS) {
                    new Masked(side, type.type() + " of " + kind + ", " + mask.label(), mask)
                            .compare(kind, values, all);
                }
            }
        }
        all.assertAll();
    }

    /** One mask on one type; of documents, which are masked here, the server says that it does not order them. */
    private record Masked(Side side, String name, Mask mask) {
        void compare(ColumnKind kind, List<Optional<String>> values, SoftAssertions all) {
            SealedRun.Answer answer = ask(QUESTIONS.getFirst(), all);
            all.assertThat(answer.types()).as(name).allMatch(type -> MaskReference.isFamily(kind, type));
            List<String> expected = new ArrayList<>();
            for (Optional<String> value : values) {
                expected.add(MaskReference.of(mask, kind, value));
            }
            all.assertThat(answer.rows().stream().map(row -> MaskReference.plain(kind, row)))
                    .as(name + " of " + values)
                    .isEqualTo(expected);
            QUESTIONS.stream()
                    .filter(question -> kind != ColumnKind.DOCUMENT || !question.contains("order by x"))
                    .forEach(question -> ask(question, all));
        }

        private SealedRun.Answer ask(String question, SoftAssertions all) {
            Reading.Understood understood = side.reader().understood(question);
            SealedRun.Answer answer =
                    SealedRun.run(side.connection(), side.reader().seal(understood, obligations(understood)));
            all.assertThat(answer.error()).as(name + ": " + question).isEmpty();
            all.assertThat(answer.warnings()).as(name + ": " + question).isZero();
            return answer;
        }

        private Obligations obligations(Reading.Understood understood) {
            Obligations whole = side.reader().obligations(understood);
            Map<Integer, TableObligation> masked = new TreeMap<>();
            whole.references().forEach((reference, each) -> masked.put(reference, masked(each)));
            return new Obligations(masked, whole.limits(), whole.readOnly(), whole.hints());
        }

        private TableObligation masked(TableObligation whole) {
            Map<String, Disclosure> columns = new TreeMap<>(whole.columns());
            columns.put("x", new Disclosure.Masked(mask, TestReader.KEY));
            return new TableObligation(whole.grant(), whole.object(), columns, whole.filter());
        }
    }

    /** The test above would notice: the server counts what it can not convert. */
    @Test
    void warningsAreSeen() throws SQLException, EngineFailure {
        NastyValues.all(false).getFirst().create(database);
        try (Side side = Side.open(database, terms -> terms)) {
            assertThat(SealedRun.run(side.connection(), "select cast('x' as signed)", List.of())
                            .warnings())
                    .isPositive();
        }
    }
}
