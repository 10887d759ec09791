package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the version of a catalog is made of: the same text in every process, another for another relation. */
class PostgresRelationTest {
    private static final PostgresColumn ID =
            new PostgresColumn("id", 1, 23, -1, 0, "integer", false, PostgresColumn.Generation.NONE, true, true);
    private static final PostgresColumn NAME =
            new PostgresColumn("name", 2, 25, -1, 100, "text", true, PostgresColumn.Generation.STORED, false, true);

    @Test
    void allOfARelationIsEncodedInOrder() {
        assertThat(relation("f00d", List.of(ID, NAME), Set.of(Trait.PARENT, Trait.ROW_SECURITY, Trait.CHILD))
                        .version())
                .isEqualTo(Digest.of("4:shop6:shopdb6:public9:customers5:163855:TABLE4:f00d1:2"
                        + "2:id1:12:232:-11:07:integer5:false4:NONE4:true4:true"
                        + "4:name1:22:252:-13:1004:text4:true6:STORED5:false4:true"
                        + "0:5:rules1:312:ROW_SECURITY5:CHILD6:PARENT"));
    }

    @Test
    void anyDifferenceChangesTheVersion() {
        List<PostgresRelation> variants = List.of(
                relation("f00d", List.of(ID, NAME), Set.of()),
                relation("f00e", List.of(ID, NAME), Set.of()),
                relation("f00d", List.of(ID), Set.of()),
                relation("f00d", List.of(ID, NAME.inStar(false)), Set.of()),
                relation("f00d", List.of(ID, NAME), Set.of(Trait.CHILD)),
                relation("f00d", List.of(ID, NAME), Set.of(Trait.PARENT)),
                relation("f00d", List.of(ID, NAME), Set.of(), "rules", "SELECT 1"),
                relation("f00d", List.of(ID, NAME), Set.of(), "other rules", "SELECT 1"));

        assertThat(variants.stream().map(PostgresRelation::version).distinct()).hasSize(variants.size());
    }

    private static PostgresRelation relation(String fingerprint, List<PostgresColumn> columns, Set<Trait> traits) {
        return relation(fingerprint, columns, traits, "rules", "");
    }

    private static PostgresRelation relation(
            String fingerprint, List<PostgresColumn> columns, Set<Trait> traits, String rules, String definition) {
        ObjectDescription description = new ObjectDescription(
                new ObjectName("shop", "shopdb", "public", "customers"),
                "16385",
                ObjectDescription.Kind.TABLE,
                columns.stream().map(PostgresColumn::description).toList());
        return PostgresRelation.of(
                description, fingerprint, columns, traits, new PostgresRules(List.of(), rules), definition);
    }
}
