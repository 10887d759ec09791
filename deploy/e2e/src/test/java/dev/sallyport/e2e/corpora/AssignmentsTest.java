package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AssignmentsTest {
    private static List<String> of(String sql) {
        Scan scan = Scan.of(sql);
        return scan.assigned().stream()
                .map(each -> each.table() + "." + (each.column().isEmpty() ? each.place() : each.column()) + " "
                        + scan.at(each.first()).text())
                .toList();
    }

    @Test
    void columnsOfAnInsertGetTheValuesOfTheirPlaces() {
        assertThat(of("insert into t (a, b) values (1, f(2, 3)), (4, 'x')"))
                .containsExactly("t.a 1", "t.b f", "t.a 4", "t.b x");
    }

    @Test
    void withoutAListThePlaceCounts() {
        assertThat(of("insert into s.t values ('x', null)")).containsExactly("t.0 x", "t.1 null");
        assertThat(of("insert into t select a, 2 from u")).containsExactly("t.0 a", "t.1 2");
    }

    @Test
    void setAssignsUntilItsClauseEnds() {
        assertThat(of("update only t as x set a = 1, b = c + 2 from u where x.d = 3"))
                .containsExactly("t.a 1", "t.b c");
        assertThat(of("insert into t (a) values (1) on conflict (a) do update set b = 2 where t.a = 3"))
                .containsExactly("t.a 1", "t.b 2");
    }

    @Test
    void mergeAssignsInItsActions() {
        assertThat(of("merge into t using u on t.a = u.a when matched then update set b = u.b"
                        + " when not matched then insert (a, b) values (u.a, 7)"))
                .containsExactly("t.b u", "t.a u", "t.b 7");
    }
}
