package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of MySQL and of MariaDB. */
@OnServers({ServerKind.MYSQL9, ServerKind.MARIADB10})
final class MySqlIT extends OnGround {
    MySqlIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
    }

    @Test
    void operatorsRunAsTheServerGroupsThem() throws Exception {
        assertHolds(new MySqlOperators());
    }

    /** The last two of three operands are put together on their way to the server. */
    @Test
    @Tag("refused")
    void anotherGroupingIsSeen() throws Exception {
        var regrouping = new MySqlOperators(text -> text.replaceFirst("(\\.`b` [^`()]+ `\\w+`\\.`c`)", "$1)")
                .replaceFirst("(`\\w+`\\.`b` [^`()]+ `\\w+`\\.`c`\\))", "($1"));
        assertThat(regrouping.measure(ground)).filteredOn(figure -> !figure.holds()).hasSize(1);
    }
}
