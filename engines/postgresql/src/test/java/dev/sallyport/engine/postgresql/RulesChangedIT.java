package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a rule of a table stands in, a write notices that it is not what was decided on (holes T1). */
final class RulesChangedIT extends OnWriteShop {
    private static final String RULES = """
            create table shop.ruled (id int primary key, part int not null default 7, line text, total int,
                constraint ruled_line unique (line, id), constraint ruled_total check (total > 0),
                constraint ruled_note foreign key (id) references shop.notes) partition by range (id);
            create table shop.ruled_low partition of shop.ruled for values from (0) to (100) partition by range (id);
            create table shop.ruled_least partition of shop.ruled_low for values from (0) to (10);
            create index ruled_length on shop.ruled ((length(line)));
            create table shop.refers (ruled int constraint refers_ruled references shop.ruled);
            create trigger ruled_stamp before insert on shop.ruled for each row execute function shop.stamp()
            """;

    private static final String UPDATE = "update ruled set part = 1 where id = 1";

    RulesChangedIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database, RULES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table shop.ruled alter part drop default",
                "alter table shop.ruled alter part set default 8",
                "alter table shop.ruled drop constraint ruled_line",
                "alter table shop.ruled rename constraint ruled_line to ruled_other",
                "alter table shop.ruled drop constraint ruled_total",
                "alter table shop.ruled drop constraint ruled_note",
                "alter table shop.ruled alter constraint ruled_note deferrable initially deferred",
                "alter table shop.refers drop constraint refers_ruled",
                "alter table shop.refers drop constraint refers_ruled;"
                        + " alter table shop.refers add constraint refers_ruled foreign key (ruled) references shop.ruled on delete cascade",
                "create table shop.refers_too (ruled int references shop.ruled on update set null)",
                "alter table shop.refers add constraint refers_later foreign key (ruled) references shop.ruled not valid",
                "drop index shop.ruled_length",
                "create index on shop.ruled (part, total)",
                "drop trigger ruled_stamp on shop.ruled",
                "alter table shop.ruled disable trigger ruled_stamp",
                "create trigger low before update on shop.ruled_least for each row execute function shop.stamp()",
                "alter table shop.ruled_least add check (total < 90)",
                "create unique index on shop.ruled_least (total)",
                "create index on shop.ruled_least ((total / 0))",
                "create table shop.refers_least (ruled int references shop.ruled_least)",
                "create table shop.ruled_high partition of shop.ruled for values from (100) to (200)",
                "create table shop.ruled_more partition of shop.ruled_low for values from (10) to (20)",
                "alter table shop.ruled_low detach partition shop.ruled_least"
            })
    void t1ARuleOfEachKindIsNoticed(String change) throws SQLException, EngineFailure {
        Sealed sealed = shop.seal(UPDATE);
        database.execute(change);
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        shop.refresh();
        try (Execution again = shop.open(shop.seal(UPDATE))) {
            assertThat(again.affected()).isZero();
        }
    }
}
