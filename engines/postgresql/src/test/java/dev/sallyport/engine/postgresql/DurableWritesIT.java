package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is told as kept is on the disk of the server, also where its sessions do not wait for that by default. */
final class DurableWritesIT extends OnWriteShop {
    DurableWritesIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "alter database " + database.name() + " set synchronous_commit = off",
                "create function shop.told() returns trigger language plpgsql as"
                        + " $$ begin new.line := current_setting('synchronous_commit'); return new; end $$",
                "create trigger told before insert on shop.notes for each row execute function shop.told()");
    }

    @Test
    void aWriteWaitsForTheDisk() throws SQLException {
        assertThat(PlainRun.kept(database, "insert into notes (id) values (91) returning line"))
                .containsExactly("[off]");
        assertThat(shop.run("insert into notes (id) values (92)")).isEmpty();
        assertThat(PlainRun.kept(database, "select line from notes where id = 92"))
                .containsExactly("[on]");
    }
}
