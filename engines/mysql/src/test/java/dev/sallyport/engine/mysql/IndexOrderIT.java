package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R5: rows come in the order of an index, which is known by its columns so that it can be left aside. */
final class IndexOrderIT extends OnServer {
    IndexOrderIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE kept (id INT PRIMARY KEY, code INT, note INT, KEY by_code (code), UNIQUE KEY by_both (note, code))");
    }

    @Test
    @Tag("refused")
    void r5AReadThatLeavesAnIndexAsideWhichIsGoneDoesNotRun() throws SQLException, EngineFailure {
        Sealed sealed = seal("SELECT COUNT(*) FROM kept IGNORE INDEX (by_code)", 1, "kept");
        assertThat(read(sealed)).hasSize(1);
        database.execute("DROP INDEX by_code ON kept");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    /** The server knows nothing of one that it uses for nothing, not even to leave it aside. */
    @Test
    void theIndexesOfATableAreKnownAndThoseThatAreNotUsedAreNot() throws SQLException, EngineFailure {
        database.execute("ALTER TABLE kept ADD KEY unused (note) " + (isMariaDb() ? "IGNORED" : "INVISIBLE"));
        engine().refresh();
        assertThat(relation("kept").rules().indexes())
                .containsExactlyInAnyOrder(
                        new MySqlIndex("by_code", Set.of("code")), new MySqlIndex("by_both", Set.of("note", "code")));
    }

    @Test
    void anIndexThatIsNewMakesTheCatalogAnother() throws SQLException, EngineFailure {
        String before = engine().catalog().version();
        database.execute("CREATE INDEX by_note ON kept (note)");
        engine().refresh();
        assertThat(engine().catalog().version()).isNotEqualTo(before);
    }
}
