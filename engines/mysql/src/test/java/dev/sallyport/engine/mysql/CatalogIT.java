package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.mysql.MySqlColumn.Generation;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalog says about a database. */
class CatalogIT extends OnServer {
    CatalogIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE Plain (id INT UNSIGNED PRIMARY KEY, Email VARCHAR(60) CHARACTER SET latin1 NULL,"
                        + " hidden INT INVISIBLE DEFAULT 3,"
                        + " low VARCHAR(60) GENERATED ALWAYS AS (LOWER(`Email`)) VIRTUAL,"
                        + " twice VARCHAR(130) GENERATED ALWAYS AS (CONCAT(low, low)) STORED,"
                        + " one INT GENERATED ALWAYS AS (1) VIRTUAL)",
                "CREATE TABLE parts (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
                "CREATE VIEW seen AS SELECT id, Email AS mail FROM Plain WHERE id > 1",
                "CREATE TABLE foreign_rows (id INT NOT NULL) ENGINE = CSV",
                "CREATE TABLE twin (id INT)",
                "CREATE TABLE TWIN (id INT)");
    }

    @Test
    void aRelationIsNamedWithoutRegardToCaseAndSpelledAsTheServerDoes() {
        MySqlRelation plain = relation("plain");
        assertThat(plain.name()).isEqualTo(new ObjectName("shop", database.name(), "", "Plain"));
        assertThat(plain.column("email").orElseThrow().name()).isEqualTo("Email");
        assertThat(plain.description().kind()).isEqualTo(Kind.TABLE);
        assertThat(relation("parts").description().kind()).isEqualTo(Kind.PARTITIONED_TABLE);
    }

    @Test
    @Tag("refused")
    void ofTwoThatDifferInCaseAloneNeitherIsNamed() {
        assertThat(engine().catalog().relation("twin")).isEmpty();
        assertThat(engine().catalog().nameable())
                .extracting(each -> each.name().object())
                .containsExactly("Plain", "parts", "seen");
    }

    @Test
    @Tag("refused")
    void aTableWhoseRowsAreSomewhereElseIsNotNamed() {
        assertThat(relation("foreign_rows").description().kind()).isEqualTo(Kind.OTHER);
        assertThat(relation("foreign_rows").isNameable()).isFalse();
    }

    @Test
    @Tag("refused")
    void aSequenceAndAHistoryAreNotNamed() throws SQLException, EngineFailure {
        if (isMariaDb()) {
            database.execute("CREATE SEQUENCE numbers", "CREATE TABLE past (id INT) WITH SYSTEM VERSIONING");
            engine().refresh();
            assertThat(relation("numbers").isNameable()).isFalse();
            assertThat(relation("past").isNameable()).isFalse();
        }
    }

    /** R3: an invisible column is not in a star. */
    @Test
    void r3AStarHoldsWhatTheServersStarHolds() {
        assertThat(relation("plain").star())
                .extracting(MySqlColumn::name)
                .containsExactly("id", "Email", "low", "twice", "one");
        assertThat(relation("plain").column("hidden").orElseThrow().invisible()).isTrue();
    }

    @Test
    void columnsTellTheirTypesAndWhatTheyAreComputedFrom() {
        MySqlRelation plain = relation("plain");
        MySqlColumn email = plain.column("email").orElseThrow();
        assertThat(email.dataType()).isEqualTo("varchar");
        assertThat(email.engineType()).isEqualTo("varchar(60)");
        assertThat(email.characterSet()).isEqualTo("latin1");
        assertThat(email.position()).isEqualTo(2);
        assertThat(email.nullable()).isTrue();
        assertThat(email.readable()).isTrue();
        assertThat(plain.column("id").orElseThrow().isUnsigned()).isTrue();
        assertThat(plain.column("id").orElseThrow().generation()).isEqualTo(Generation.NONE);
        assertThat(plain.column("low").orElseThrow().generation()).isEqualTo(Generation.VIRTUAL);
        assertThat(plain.column("twice").orElseThrow().generation()).isEqualTo(Generation.STORED);
        assertThat(inputs("low")).containsExactlyInAnyOrder(email.id());
        assertThat(inputs("twice"))
                .containsExactlyInAnyOrder(
                        email.id(), plain.column("low").orElseThrow().id());
        assertThat(inputs("one")).isEmpty();
    }

    private Set<String> inputs(String column) {
        return relation("plain")
                .description()
                .column(column)
                .map(ColumnDescription::inputs)
                .orElseThrow();
    }

    @Test
    void aViewTellsWhatItStandsFor() {
        MySqlRelation seen = relation("seen");
        assertThat(seen.description().kind()).isEqualTo(Kind.VIEW);
        assertThat(seen.view().definition()).startsWith("select `" + database.name() + "`.`Plain`.`id`");
        assertThat(seen.view().security()).isEqualTo("DEFINER");
        assertThat(seen.view().characterSet()).isEqualTo("utf8mb4");
        assertThat(relation("plain").view()).isEqualTo(MySqlView.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BIT(1)|BOOL",
                "BIT(2)|OTHER",
                "BOOLEAN|INTEGER",
                "BIGINT UNSIGNED|INTEGER",
                "YEAR|INTEGER",
                "DECIMAL(5,2)|DECIMAL",
                "FLOAT|FLOAT",
                "DOUBLE|FLOAT",
                "CHAR(3)|TEXT",
                "LONGTEXT|TEXT",
                "ENUM('a')|TEXT",
                "SET('a')|OTHER",
                "BINARY(3)|BYTES",
                "MEDIUMBLOB|BYTES",
                "DATE|DATE",
                "TIME|TIME",
                "DATETIME(3)|TIMESTAMP",
                "TIMESTAMP NULL|INSTANT",
                "POINT|OTHER",
                "CHAR(3) CHARACTER SET binary|BYTES",
                "INTEGER|INTEGER",
                "REAL|FLOAT",
                "NUMERIC|DECIMAL",
                "NCHAR(2)|TEXT"
            })
    void aColumnSaysWhatItsValuesAre(String type, ColumnKind kind) throws SQLException, EngineFailure {
        database.execute("CREATE TABLE kinds (v " + type + ")");
        engine().refresh();
        assertThat(relation("kinds").column("v").orElseThrow().kind()).isEqualTo(kind);
    }

    @Test
    void documentsAreOnesOnBothServers() throws SQLException, EngineFailure {
        database.execute("CREATE TABLE kinds (j JSON)");
        engine().refresh();
        assertThat(relation("kinds").column("j").orElseThrow().kind()).isEqualTo(ColumnKind.DOCUMENT);
    }

    /** A text is a document as long as the server sees to it that it holds nothing else. */
    @Test
    @Tag("refused")
    void aTextIsADocumentOnlyUnderTheCheckOfJson() throws SQLException, EngineFailure {
        database.execute(
                "CREATE TABLE kinds (j JSON, other LONGTEXT COLLATE utf8mb4_bin, near LONGTEXT COLLATE utf8mb4_bin"
                        + " CHECK (json_valid(near) OR near = ''), short VARCHAR(9) CHECK (json_valid(short)))");
        engine().refresh();
        assertThat(Stream.of("other", "near", "short")
                        .map(name ->
                                relation("kinds").column(name).orElseThrow().kind()))
                .containsOnly(ColumnKind.TEXT);
        if (isMariaDb()) {
            String before = relation("kinds").column("j").orElseThrow().id();
            database.execute("ALTER TABLE kinds MODIFY j LONGTEXT COLLATE utf8mb4_bin");
            engine().refresh();
            assertThat(relation("kinds").column("j").orElseThrow().kind()).isEqualTo(ColumnKind.TEXT);
            assertThat(relation("kinds").column("j").orElseThrow().id()).isNotEqualTo(before);
        }
    }

    /** T4: another place, name or type is another column. */
    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "ALTER TABLE Plain MODIFY hidden BIGINT INVISIBLE",
                "ALTER TABLE Plain RENAME COLUMN hidden TO other",
                "ALTER TABLE Plain ADD COLUMN first INT FIRST"
            })
    void t4AColumnThatChangedIsAnother(String change) throws SQLException, EngineFailure {
        String before = relation("plain").column("hidden").orElseThrow().id();
        database.execute(change);
        engine().refresh();
        assertThat(relation("plain").columns()).noneMatch(column -> column.id().equals(before));
    }

    @Test
    void whatIsHiddenDoesNotExist() {
        MySqlCatalog some = engine().catalog()
                .visibleTo(object -> object.name().object().equals("Plain")
                        ? Optional.of(new VisibleObject(Set.of("id", "low"), List.of("id")))
                        : Optional.empty());
        assertThat(some.relation("seen")).isEmpty();
        assertThat(some.relationOfAll(relation("seen").name())).isPresent();
        MySqlRelation plain = some.relation("plain").orElseThrow();
        assertThat(plain.column("email")).isEmpty();
        assertThat(plain.star()).extracting(MySqlColumn::name).containsExactly("id");
        assertThat(plain.description().column("low").orElseThrow().inputs()).isNotEmpty();
        assertThat(some.closure(List.of(plain))).isEqualTo(engine().catalog().closure(List.of(relation("plain"))));
    }

    @Test
    void whatComesIsSeenSoon() throws SQLException {
        String version = engine().catalog().version();
        database.execute("CREATE TABLE later (id INT)");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> engine().catalog().relation("later").isPresent());
        assertThat(engine().catalog().version()).isNotEqualTo(version);
    }

    @Test
    void anEqualCatalogStaysTheOneThatItIs() throws EngineFailure {
        MySqlCatalog before = engine().catalog();
        engine().refresh();
        assertThat(engine().catalog()).isSameAs(before);
    }

    @Test
    void theServerIsToldFromOthers() throws EngineFailure {
        assertThat(engine().server())
                .startsWith("mysql/")
                .endsWith("/" + database.name())
                .isEqualTo(engine().server());
    }
}
