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
}
