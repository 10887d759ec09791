package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MySqlPiecesTest {
    @Test
    void doubleQuotesHoldATextAndBackticksAName() {
        assertThat(Piece.ofMySql("\"a \\\" b\" `C``d` 'e'"))
                .extracting(Piece::kind)
                .containsExactly(Piece.Kind.STRING, Piece.Kind.QUOTED, Piece.Kind.STRING);
    }

    @Test
    void whatStandsBehindANumberSignIsNone() {
        assertThat(Piece.ofMySql("select 1 # from t\n-- from u\n+ 2 --3"))
                .extracting(Piece::text)
                .containsExactly("select", "1", "+", "2", "-", "-", "3");
    }

    @Test
    void aTableIsMadeAsItIsSpelledAndFoundInAnyCase() {
        Scan scan = Scan.of(Piece.ofMySql("select t1.Name from `Person` as T1 join Pet on T1.id = Pet.owner"));
        assertThat(scan.sources()).extracting(Scan.Source::table).containsExactly("Person", "Pet");
        assertThat(scan.table("t1", 1)).hasValue("Person");
        assertThat(scan.use(3)).map(Scan.Use::column).hasValue("name");
    }
}
