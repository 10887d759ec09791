package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The databases of one server: D1 and its pair behind gateways, the twins, and what each filter needs. */
final class Databases implements AutoCloseable {
    private final TestServer server;
    private final Path folder;
    private final List<HiddenRows> filters;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<HiddenRows, Raw> visible = new HashMap<>();
    private final Map<HiddenRows, Site> changed = new HashMap<>();
    private @Nullable Site first;
    private @Nullable Site second;
    private @Nullable Raw twin;

    private Databases(TestServer server, Path folder, List<HiddenRows> filters) {
        this.server = server;
        this.folder = folder;
        this.filters = filters;
    }

    /** Loads the fixtures, makes the twins and starts the gateways; closes what it opened when that fails. */
    static Databases open(TestServer server, Fixture fixture, List<HiddenRows> filters, Path folder, boolean isPair)
            throws Exception {
        Databases databases = new Databases(server, folder, filters);
        try {
            databases.make(fixture, isPair);
            return databases;
        } catch (Exception e) {
            databases.close();
            throw e;
        }
    }

    private void make(Fixture fixture, boolean isPair) throws Exception {
        TestDatabase shop = load(fixture.first());
        first = site(shop);
        twin = new Raw(twin(shop));
        if (isPair) {
            second = site(load(fixture.second()));
        }
        for (HiddenRows filter : filters) {
            TestDatabase masked = twin(shop);
            Fixture.remove(masked, filter);
            visible.put(filter, new Raw(masked));
            if (isPair) {
                TestDatabase other = copy(shop);
                Fixture.change(other, filter);
                changed.put(filter, site(other));
            }
        }
    }

    /** The role of the gateway may make objects, so that only the gateway stands between. */
    private TestDatabase load(String tables) throws SQLException {
        TestDatabase database = keep(server.createDatabase());
        database.execute(tables);
        database.execute(Shop.of(server).openToAll().toArray(String[]::new));
        return database;
    }

    private TestDatabase twin(TestDatabase shop) throws SQLException {
        TestDatabase copy = copy(shop);
        Fixture.mask(copy);
        return copy;
    }

    private TestDatabase copy(TestDatabase shop) throws SQLException {
        return keep(server.copyOf(shop.name()));
    }

    private Site site(TestDatabase template) throws Exception {
        Path own = folder.resolve("gateway-" + template.name());
        return keep(Site.open(template, own, filters));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    /** D1. */
    Site first() {
        return Objects.requireNonNull(first);
    }

    /** Where a case must get the same answer: on the pair, and where hidden rows are others. */
    List<Site> others(Case one) {
        List<Site> others = new ArrayList<>();
        Optional.ofNullable(second).ifPresent(others::add);
        one.filter().map(changed::get).ifPresent(others::add);
        return others;
    }

    /** The database whose raw answer a case must get. */
    Raw raw(Case one) {
        if (one.filter().isPresent()) {
            return Objects.requireNonNull(visible.get(one.filter().get()));
        }
        return one.expected() == Expected.ALLOWED ? new Raw(first().database()) : Objects.requireNonNull(twin);
    }

    /** Makes D1 and its pair what they were at first. */
    void restore() throws SQLException, IOException {
        first().restore();
        if (second != null) {
            second.restore();
        }
        for (Site site : changed.values()) {
            site.restore();
        }
    }

    @Override
    public void close() throws SQLException {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("a database or gateway did not close", e);
            }
        }
    }
}
