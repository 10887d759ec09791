package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanTest {
    @Test
    void fromInACallOrAComparisonNamesNoTable() {
        Scan scan = Scan.of("select extract(year from d), a is distinct from b from t");
        assertThat(scan.sources()).extracting(Scan.Source::table).containsExactly("t");
    }

    @Test
    void commonTablesAreNoTables() {
        Scan scan = Scan.of("with w as (select 1 from t) select * from w, u as x left join \"V\" y on true");
        assertThat(scan.sources()).extracting(Scan.Source::table).containsExactly("t", "u", "V");
        assertThat(scan.sources()).extracting(Scan.Source::alias).containsExactly("t", "x", "y");
    }

    @Test
    void anAliasIsThatOfTheInnermostQuery() {
        Scan scan = Scan.of("select (select x.a from u x) from t x where x.b = 1");
        assertThat(scan.use(5)).map(Scan.Use::table).contains("u");
        assertThat(scan.candidates(0)).containsExactly("t");
    }

    @Test
    void targetsOfWritesAreTables() {
        assertThat(Scan.of("update t set a = 1, b = 2 from u, v where t.c = u.c")
                        .sources())
                .extracting(Scan.Source::table)
                .containsExactly("t", "u", "v");
        assertThat(Scan.of("with d as (delete from t using u where t.a = u.a) insert into v select 1")
                        .sources())
                .extracting(Scan.Source::table)
                .containsExactly("t", "u", "v");
        assertThat(Scan.of("insert into t (a) values (1) on conflict (a) do update set b = excluded.b")
                        .table("excluded", 0))
                .contains("t");
    }
}
