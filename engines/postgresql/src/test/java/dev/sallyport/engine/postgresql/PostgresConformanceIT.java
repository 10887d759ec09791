package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.EngineConformance;
import dev.sallyport.engine.testkit.EngineSubject;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL does what every engine must do. */
@OnServers
class PostgresConformanceIT extends EngineConformance {
    PostgresConformanceIT(TestDatabase database) throws SQLException, EngineFailure {
        super(new Subject(Shop.open(database)));
    }

    private record Subject(Shop shop) implements EngineSubject {
        @Override
        public Engine engine() {
            return shop.engine();
        }

        @Override
        public Sealed rows(int count, Limits limits) {
            return seal("SELECT n FROM shop.customers, generate_series(1, " + count + ") n WHERE id = 1", 1, limits);
        }

        @Override
        public Sealed slow(Limits limits) {
            return seal("SELECT pg_sleep(60) FROM shop.customers", 1, limits);
        }

        @Override
        public Sealed guarded(Limits limits) {
            PostgresRelation customers = shop.relation("shop.customers");
            String guard = customers.guard(customers.column("card").orElseThrow());
            return shop.seal("SELECT card FROM shop.customers", 1, limits, List.of(), List.of(guard), "shop.customers");
        }

        /** A read has nothing else to leave than a setting of its session, which a roll back undoes. */
        @Override
        public Sealed leaving(String word, Limits limits) {
            return seal("SELECT set_config('test.word', '" + word + "', false) FROM shop.customers", 1, limits);
        }

        @Override
        public String left() throws EngineFailure {
            return shop.read(shop.seal("SELECT current_setting('test.word', true)", 1))
                    .getFirst()
                    .getFirst()
                    .orElse("nothing");
        }

        private Sealed seal(String sql, int outputs, Limits limits) {
            return shop.seal(sql, outputs, limits, List.of(), List.of(), "shop.customers");
        }

        @Override
        public void swapTable() throws SQLException {
            shop.database()
                    .execute("alter table shop.customers rename to kept; alter table shop.secrets rename to customers");
        }

        @Override
        public void close() {
            shop.close();
        }
    }
}
