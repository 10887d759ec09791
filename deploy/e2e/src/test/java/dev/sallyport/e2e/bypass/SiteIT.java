package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that a case changed is what it was, under a gateway that was not started again. */
@OnServers
final class SiteIT {
    private static final String COUNT = "select count(*) as n from orders";

    @Test
    void restoredDatabaseIsWhatItWas(TestServer server, @TempDir Path folder) throws Exception {
        Fixture fixture = Fixture.read(Cases.file("bypass"), "postgresql");
        try (Stock template = Stock.load(server, fixture.first())) {
            try (Site site = Site.open(template, folder, List.of())) {
                Map<String, String> before = site.stock().digests();
                assertThat(rows(site)).containsExactly("`50`");

                ((TestDatabase) site.stock().database()).execute("delete from orders where id > 1; drop table tickets");
                assertThat(StateOracle.find(before, site.stock().digests())).isPresent();
                assertThat(rows(site)).containsExactly("`1`");

                site.restore();
                // the database itself is another one, everything in it is the same
                assertThat(StateOracle.find(before, site.stock().digests()))
                        .hasValue("changed: [pg_catalog.pg_database]");
                assertThat(rows(site)).containsExactly("`50`");
            }
        }
    }

    private static List<String> rows(Site site) throws Exception {
        return site.ask(ReferencePolicy.READER, COUNT, List.of()).rowTexts();
    }
}
