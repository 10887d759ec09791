package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables are read and never run, wherever one stands (holes S3). */
final class VariablesTest extends ReadByBoth {
    VariablesTest() {
        super(server -> TestCatalog.part(server));
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "select @x",
                "select @X, @a$b, @1",
                "select @@version",
                "select @@session.sql_mode, @@GLOBAL.max_connections, @@local.time_zone",
                "select @@hot_cache.key_buffer_size",
                "select id from users where id > @x",
                "select id from users where -@x < all (select @@server_id)",
                "select id from users order by @x",
                "select id from users group by id having id = @x",
                "select count(@x) from users",
                "select sum(id) over (order by @x) from users",
                "select id from users u join orders o on u.id = @x and o.id = 1",
                "select id from (select @x as id) t",
                "with t as (select @x as id) select id from t",
                "select 1 union select @x",
                "select id from users where id in (1, @x)",
                "select id from users where id between @x and @y",
                "select case when @x then 1 else @y end",
                "select cast(@x as char), @x collate utf8mb4_bin",
                "select interval(@x, 1)",
                "select id from users where exists (select @x)",
                "select nothing from nowhere where @x",
                "insert into users (id) values (@x)",
                "insert into users (id) select @x",
                "insert into users (id) values (1) on duplicate key update id = @x",
                "update users set name = @x where id = 1",
                "update users set name = 'a' where id = @x limit 1",
                "delete from users where id = @x",
                "delete from users order by @x limit 1",
            })
    void wherePartOfATreeIsRefusedByItsRule(String sql) {
        for (TestReader each : new TestReader[] {reader, mariaDb}) {
            Refusal refusal = each.refusal(sql);
            assertThat(refusal.rule()).as(sql).isEqualTo("sql.variables");
            assertThat(refusal.message()).as(sql).contains("outlives the statement");
            assertThat(refusal.nextStep()).as(sql).contains("parameter");
            assertThat(refusal.position()).as(sql).isPresent();
        }
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "set @x = 1",
                "set @@session.sql_mode = ''",
                "select 1 into @x",
                "select id, name from users into @x, @y",
                "select id into @x from users",
                "select @x := 1",
                "select @x:=id from users",
                "select @@sql_mode := ''",
                "select '@x' from users where name = 'a'@'b'",
                "select user@host",
                "select @`x`",
                "select @'x'",
                "select @\"x\"",
                "select @@`version`",
                "select @",
                "select @@",
                "select @ x",
                "select @@ version",
                "select @@session .sql_mode",
                "select @a.b",
                "select @x.id from users",
                "select @x()",
                "select @\u00e9",
                "select id from @x",
                "select id from users @x",
                "select id from users as @x",
                "select id as @x from users",
                "select users.@x from users",
                "select id from users limit @x",
                "select id from users limit 1 offset @x",
                "select id from users limit @x, 1",
                "select id from users limit 1, @x, 2",
                "select cast(1 as @x)",
                "select 1 collate @x",
                "select extract(@x from now())",
                "insert into users (@x) values (1)",
                "insert into @x values (1)",
                "update users set @x = 1",
                "delete from @x",
                "prepare s from @x",
                "execute s using @x",
                "call p(@x)",
                "do @x := 1",
                "alter table users add column x int default @x",
                "alter table users add column x int default (@x)",
                "alter table users add check (id > @x)",
                "alter table users add check (id > @@server_id)",
                "create table x (a int default (@x))",
                "create table x (a int check (a > @@server_id))",
                "create index i on users ((id + @x))",
                "alter table users comment = @x",
                "alter table @x add column a int",
            })
    void whateverElseHasOneNeverRuns(String sql) {
        assertNeitherUnderstands(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select '@x', \"@@version\", id as `b@c` from users", "select id from users /* @x */ -- @y"})
    void whatOnlyLooksLikeOneIsRead(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Understood.class);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(strings = {"select @x", "select id from users where id = @@server_id"})
    void whatItWouldHaveBeenIsKnown(String sql) {
        assertThat(reader.read(sql))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.READ));
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "@",
                "@ x",
                "@'x'",
                "@`x`",
                "@\u00e9",
                "@@",
                "@@ sql_mode",
                "@@`sql_mode`",
                "@@@x",
                "a@b",
                "1@b",
                "@x := 1"
            })
    void whatIsWrittenOtherwiseIsNoToken(String sql) {
        assertThatThrownBy(() -> new MySqlDialect().tokens(sql)).isInstanceOf(NotRead.class);
    }

    @Test
    void aVariableIsOneTokenWithItsSigns() throws NotRead {
        assertThat(new MySqlDialect().tokens("@X @@Session.sql_mode -@a$1"))
                .extracting(Token::kind, Token::text)
                .containsExactly(
                        tuple(Kind.VARIABLE, "@x"),
                        tuple(Kind.VARIABLE, "@@session.sql_mode"),
                        tuple(Kind.OPERATOR, "-"),
                        tuple(Kind.VARIABLE, "@a$1"));
    }
}
