package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.RowFilter.OneOf;
import dev.sallyport.operation.RowFilter.Operand.Literal;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A virtual column is computed where it is read, so whoever reads it of a hidden row may fail by what stands there. */
final class VirtualColumnIT extends OnWriteShop {
    VirtualColumnIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    @BeforeEach
    void open() throws SQLException {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(180_000);
        database.execute(
                "create table shop.acct (id int primary key, tenant text, note text, balance int,"
                        + " inv int generated always as (1000 / (balance - 7)) virtual)",
                "insert into shop.acct values (1, 'north', 'a', 9), (2, 'north', 'b', 17), (3, 'south', 'c', 7)",
                "grant select, insert, update, delete on shop.acct to shop_writer");
        shop.filtered(
                "acct",
                new OneOf(
                        "tenant",
                        Stream.of("north", "n1", "n2", "n3", "n4", "n5", "n6")
                                .map(Value.Text::new)
                                .map(Literal::new)
                                .map(dev.sallyport.operation.RowFilter.Operand.class::cast)
                                .toList()));
        shop.refresh();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update acct set note = 'x' where id = 3 and inv > 0",
                "delete from acct where id = 3 and inv > 0",
                "delete from acct where inv = 2 and id = 3",
                "update acct set note = 'x' from (values (3)) v (id) where acct.id = v.id and inv = 5",
                "select id from acct where inv > 1000",
                "select id from acct where id = 3 and inv > 0",
                "select a.id from acct a join (values (3)) v (id) on a.id = v.id and a.inv > 0"
            })
    void aHiddenRowIsNotComputed(String sql) throws EngineFailure {
        try (Execution execution = shop.open(shop.seal(sql))) {
            var rows = execution.next();
            assertThat(rows.isEmpty() || rows.get().rows() == 0).isTrue();
            assertThat(execution.affected()).isZero();
        }
    }
}
