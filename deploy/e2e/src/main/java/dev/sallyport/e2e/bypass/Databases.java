package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.RunningServer;
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
    private final RunningServer server;
    private final Path folder;
    private final List<HiddenRows> filters;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<HiddenRows, Stock> visible = new HashMap<>();
    private final Map<HiddenRows, Site> changed = new HashMap<>();
    private @Nullable Site first;
    private @Nullable Site second;
    private @Nullable Stock twin;
    private @Nullable Stock untouched;

    private Databases(RunningServer server, Path folder, List<HiddenRows> filters) {
        this.server = server;
        this.folder = folder;
        this.filters = filters;
    }

    /** Loads the fixtures, makes the twins and starts the gateways; closes what it opened when that fails. */
    static Databases open(RunningServer server, Fixture fixture, List<HiddenRows> filters, Path folder, boolean isPair)
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
        Stock shop = load(fixture.first());
        untouched = shop;
        first = site(shop);
        twin = twin(shop);
        if (isPair) {
            second = site(load(fixture.second()));
        }
        for (HiddenRows filter : filters) {
            Stock masked = twin(shop);
            masked.remove(filter);
            visible.put(filter, masked);
            if (isPair) {
                Stock other = keep(shop.copy());
                other.change(filter);
                changed.put(filter, site(other));
            }
        }
    }

    private Stock load(String fixture) throws SQLException {
        return keep(Stock.load(server, fixture));
    }

    private Stock twin(Stock shop) throws SQLException {
        Stock copy = keep(shop.copy());
        copy.mask();
        return copy;
    }

    private Site site(Stock template) throws Exception {
        Path own = folder.resolve("gateway-" + template.database().name());
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

    /** D1 as no case changes it. */
    Stock untouched() {
        return Objects.requireNonNull(untouched);
    }

    /** Where a case must get the same answer: on the pair, and where hidden rows are others. */
    List<Site> others(Case one) {
        List<Site> others = new ArrayList<>();
        Optional.ofNullable(second).ifPresent(others::add);
        one.filter().map(changed::get).ifPresent(others::add);
        return others;
    }

    /** The database whose raw answer a case must get. */
    Stock raw(Case one) {
        if (one.filter().isPresent()) {
            return Objects.requireNonNull(visible.get(one.filter().get()));
        }
        return one.expected() == Expected.ALLOWED ? untouched() : Objects.requireNonNull(twin);
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
