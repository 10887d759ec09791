package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names, calls and forms have exactly one meaning here. */
final class ResolverTest extends ReadByBoth {
    ResolverTest() {
        super(TestCatalog::shop);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from missing_x",
                "select id from other.users",
                "select id from information_schema.tables",
                "select id from mysql.user",
                "select id from twice",
                "select id from Twice",
                "select id from TWICE",
                "select `missing x` from users",
                "select users.id from users u",
                "select other.users.id from users",
                "select u.id from users",
                "select id from users order by missing_x",
                "select id from users having missing_x > 1",
                "select id from users group by missing_x",
                "select id from users u join orders o using (total)",
                "select x.* from users u",
                "select id from users where exists (select 1 from orders where orders.missing_x = 1)",
                "select _rowid from users"
            })
    void whatIsNotThereIsUnknown(String sql) {
        assertThat(reader.refusal(sql).reason()).as(sql).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @Tag("refused")
    @Test
    void hiddenAndMissingTablesAndColumnsGetOneAnswer() {
        MySqlCatalog part = TestCatalog.shop(TestCatalog.MYSQL)
                .visibleTo(object -> object.name().object().equals("users")
                        ? Optional.of(new Visibility.VisibleObject(Set.of("id", "name"), List.of("id", "name")))
                        : Optional.empty());
        try (TestReader narrow = new TestReader(part)) {
            assertThat(named(narrow.refusal("select id from orders"), "orders"))
                    .isEqualTo(named(narrow.refusal("select id from nothing"), "nothing"));
            assertThat(named(narrow.refusal("select secret from users"), "secret"))
                    .isEqualTo(named(narrow.refusal("select ssn from users"), "ssn"));
            assertThat(narrow.refusal("select tax from v_public").reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
            assertThat(labels(narrow, "select * from users")).containsExactly("id", "name");
        }
    }

    private static Refusal named(Refusal refusal, String name) {
        return new Refusal(refusal.reason(), refusal.message().replace(name, "?"), refusal.rule(), refusal.nextStep());
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users u, orders o",
                "select u.id from users u, orders u",
                "select users.id from users, users",
                "select id as x, name as x from users order by x",
                "select id as x, name as x from users group by x",
                "select x.a from (select id as a, name as a from users) x",
                "select x.id from (select u.ID, o.id from users u join orders o on o.user_id = u.id) x",
                "select name as id from users having id > 1",
                "select id from users u join orders o on id = user_id",
                "select mgr_id as tenant_id, count(*) as c from users group by tenant_id"
            })
    void whatHasSeveralMeaningsIsRefused(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Opaque.class);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sleep(1)",
                "select get_lock('a', 1)",
                "select load_file('/etc/passwd')",
                "select fn_ssn(1)",
                "select shop.fn_ssn(1)",
                "select no_such_function(1)",
                "select last_insert_id(5)",
                "select user()",
                "select database()",
                "select version()",
                "select benchmark(1000, 1)",
                "select concat()",
                "select concat(distinct name) from users",
                "select rand()",
                "select uuid()",
                "select extractvalue('<a/>', '//b')",
                "select row_number() from users",
                "select upper(name) over () from users",
                "select sum(*) from users",
                "select repeat(name, id) from users",
                "select repeat('a', 1000000)",
                "select lpad(name, id, 'x') from users",
                "select @x",
                "select @@version",
                "select @x := 1",
                "select match(name) against ('x') from users"
            })
    void whatIsOnNoListIsNotCalled(String sql) {
        assertNeitherUnderstands(sql);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select distinct on (id) id from users",
                "select id from users group by grouping sets ((id), ())",
                "select id from users group by cube (id)",
                "select id from users offset 1",
                "select id from users fetch first 1 rows only",
                "select id from users limit 1 + 1",
                "select id from users limit (select 1)",
                "select id from users limit null",
                "select id from users limit 1 offset 1.5",
                "with c as materialized (select 1 as a) select a from c",
                "select a.id from users a full join users b on a.id = b.id",
                "select a.id from users a left join users b",
                "select a.id from users a right join users b join users c on b.id = c.id",
                "select id from only users",
                "select x from users as u (x)",
                "select id from users order by id nulls first",
                "select id from generate_series(1, 2)",
                "select sum(id) filter (where id > 1) from users",
                "select sum(id) over (order by id groups 1 preceding) from users",
                "select sum(id) over (order by id rows 1 preceding exclude ties) from users",
                "select id from users where name ilike 'a'",
                "select id from users where id is distinct from 1",
                "select id from users where id between symmetric 2 and 1",
                "select created_at at time zone 'utc' from users",
                "select array[1]",
                "select id::int from users",
                "select cast(id as int) from users",
                "select cast(id as text) from users",
                "select cast(id as char(100000)) from users",
                "select cast(id as decimal(1, 2, 3)) from users",
                "select cast(id as signed(1)) from users",
                "select cast(id as other.char) from users",
                "select name collate latin1_swedish_ci from users",
                "select name collate other.utf8mb4_bin from users",
                "select name collate \"C\" from users",
                "select interval '1 day'",
                "select profile -> name from users",
                "select users from users",
                "select u from users u",
                "select id from users for update",
                "select id from users lock in share mode",
                "select id from users into outfile '/tmp/x'",
                "select id into @x from users",
                "select sql_calc_found_rows id from users",
                "select id from users partition (p0)",
                "values row(1)",
                "explain select 1",
                "show tables",
                "do sleep(1)",
                "handler users open",
                "set names latin1",
                "call p()",
                "select 1; select 2",
                "select 1 /*! + 1 */",
                "select /*+ set_var(sql_mode='') */ 1"
            })
    void formsOfOtherServersAndWhatIsNoReadAreRefused(String sql) {
        assertNeitherUnderstands(sql);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select u.id from users u, lateral (select o.id from orders o where o.user_id = u.id) x",
                "select cast(profile as json) from users",
                "select bin_to_uuid('a')"
            })
    void whatOnlyOneServerHasIsRefusedByTheOther(String sql) {
        assertOnlyMySqlUnderstands(sql);
    }

    @Test
    void labelsAreAsSpelled() {
        assertThat(labels(reader, "select u.ID, `Name`, u.Email, ssn as `Tax Ref`, note N from Users U"))
                .containsExactly("ID", "Name", "Email", "Tax Ref", "N");
        assertThat(labels(reader, "select * from mixed")).containsExactly("Id", "FullName");
        assertThat(labels(reader, "select u.ID as Month, NAME as Year, count(*) over () `Day`, ssn Date from users u"))
                .containsExactly("Month", "Year", "Day", "Date");
        assertThat(labels(reader, "select cast(name as Date) as Date, name + interval 1 Day, id Status from users"))
                .hasSize(3)
                .startsWith("Date")
                .endsWith("Status");
    }

    @Test
    void aNameIsTheSameInEveryCase() {
        assertThat(text("select USERS.id from SHOP.Users where Shop.uSers.NAME = 'x'"))
                .isEqualTo(text("select users.id from users where users.name = 'x'"));
        assertThat(text("select fullname from MIXED")).contains("`FullName`", "`shop`.`Mixed`");
    }

    @Test
    void aKeyIsFirstAColumnInGroupByAndFirstAnOutputInOrderBy() {
        assertThat(text("select upper(name) as id, count(*) as c from users group by id, name order by id"))
                .contains("GROUP BY `users_1`.`id`")
                .endsWith("ORDER BY 1");
        assertThat(text("select upper(name) as n, count(*) as c from users group by n having c > 1"))
                .contains("GROUP BY 1");
    }

    @Test
    void aViewIsOpened() {
        assertThat(text("select tax from v_public"))
                .contains("'***'", "`shop`.`users`")
                .doesNotContain("`v_public` ");
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }

    private static List<String> labels(TestReader reader, String sql) {
        return reader.seal(sql).columns().stream().map(OutputColumn::label).toList();
    }
}
