package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.postgresql.PostgresRule.Action;
import dev.sallyport.operation.Verb;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.core.Tuple;

/**
 * The rules of one table for whoever writes to it.
 *
 * @param fingerprint over each of them, and the transaction that last wrote it
 */
record PostgresRules(List<PostgresRule> rules, String fingerprint) {
    static final PostgresRules NONE = new PostgresRules(List.of(), PostgresDigest.of(""));

    private static final int ON_INSERT = 1 << 2;
    private static final int ON_DELETE = 1 << 3;
    private static final int ON_UPDATE = 1 << 4;

    private static final String USERS_CODE = "EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = %s"
            + " AND d.objid = %s AND d.refclassid IN ('pg_catalog.pg_proc'::pg_catalog.regclass,"
            + " 'pg_catalog.pg_operator'::pg_catalog.regclass))";

    private static final String COLUMNS_OF = "(SELECT pg_catalog.string_agg(DISTINCT d.refobjsubid::text, ' ')"
            + " FROM pg_catalog.pg_depend d WHERE d.classid = %s AND d.objid = %s"
            + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid"
            + " AND d.refobjsubid > 0)";

    private static final String CLASS = "'pg_catalog.pg_class'::pg_catalog.regclass";
    private static final String DEFAULT = "'pg_catalog.pg_attrdef'::pg_catalog.regclass";
    private static final String CONSTRAINT = "'pg_catalog.pg_constraint'::pg_catalog.regclass";

    private static final String UNIQUE = "SELECT CASE WHEN i.indisprimary THEN 'primary' ELSE 'unique' END,"
            + " pg_catalog.concat_ws(' ', (SELECT pg_catalog.string_agg(k.n::text, ' ')"
            + " FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY k(n, place)"
            + " WHERE k.place <= i.indnkeyatts AND k.n > 0), "
            + COLUMNS_OF.formatted(CLASS, "i.indexrelid")
            + "), coalesce((SELECT k.conname::text FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid"
            + " AND k.conrelid = c.oid AND k.contype IN ('p', 'u')), ''), '', (i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate AND i.indisvalid"
            + " AND i.indisunique)::text, i.indexrelid::text || '/' || i.xmin::text"
            + " FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND (i.indisunique OR i.indisexclusion)";

    private static final String INDEX_CODE =
            "SELECT 'code', '', '', '', '28', i.indexrelid::text || '/' || i.xmin::text"
                    + " FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND "
                    + USERS_CODE.formatted(CLASS, "i.indexrelid");

    private static final String REFERENCES = "SELECT 'references', pg_catalog.array_to_string(k.conkey, ' '),"
            + " k.confrelid::text, pg_catalog.array_to_string(k.confkey, ' '), '', k.oid::text || '/' || k.xmin::text"
            + " FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0";

    private static final String REFERENCED = "SELECT 'referenced', pg_catalog.array_to_string(k.confkey, ' '),"
            + " k.conrelid::text, pg_catalog.array_to_string(k.conkey, ' '),"
            + " k.confdeltype::text || k.confupdtype::text, k.oid::text || '/' || k.xmin::text"
            + " FROM pg_catalog.pg_constraint k WHERE k.confrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0";

    private static final String CHECK = "SELECT 'check', pg_catalog.array_to_string(k.conkey, ' '), '', '',"
            + " k.convalidated::text, k.oid::text || '/' || k.xmin::text"
            + " FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'";

    private static final String CHECK_CODE = "SELECT 'code', '', '', '', '20', k.oid::text || '/' || k.xmin::text"
            + " FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND "
            + USERS_CODE.formatted(CONSTRAINT, "k.oid");

    private static final String TRIGGER =
            "SELECT 'code', '', '', '', g.tgtype::text, g.oid::text || '/' || g.xmin::text"
                    + " FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D'";

    private static final String REWRITE = "SELECT 'code', '', '', '', '28', w.oid::text || '/' || w.xmin::text"
            + " FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid";

    private static final String POLICY = "SELECT 'code', '', '', '', '28', c.xmin::text WHERE c.relrowsecurity";

    private static final String COMPUTED = "SELECT CASE WHEN a.attgenerated::text <> '' THEN 'generated'"
            + " ELSE 'default' END, f.adnum::text, '', "
            + COLUMNS_OF.formatted(DEFAULT, "f.oid")
            + ", '', f.oid::text || '/' || f.xmin::text FROM pg_catalog.pg_attrdef f JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.adnum"
            + " WHERE f.adrelid = c.oid";

    private static final String DEFAULT_CODE = "SELECT 'code', '', '', '', '20', f.oid::text || '/' || f.xmin::text"
            + " FROM pg_catalog.pg_attrdef f WHERE f.adrelid = c.oid AND "
            + USERS_CODE.formatted(DEFAULT, "f.oid");

    private static final String PARTITIONS = "SELECT 'partition', pg_catalog.array_to_string(p.partattrs::int2[], ' '),"
            + " '', '', '', p.xmin::text FROM pg_catalog.pg_partitioned_table p WHERE p.partrelid = c.oid";

    /** What a partition has of its own holds for the rows that are written to it through the table. */
    private static final String BELOW = "SELECT 'code', '', '', '', '28', o.made::text FROM (WITH RECURSIVE below AS ("
            + " SELECT i.inhrelid FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid UNION ALL"
            + " SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN below b ON i.inhparent = b.inhrelid)"
            + " SELECT g.oid || '/' || g.xmin AS made FROM below b JOIN pg_catalog.pg_trigger g ON g.tgrelid = b.inhrelid"
            + " WHERE NOT g.tgisinternal AND g.tgparentid = 0 UNION ALL"
            + " SELECT k.oid || '/' || k.xmin FROM below b JOIN pg_catalog.pg_constraint k ON k.conrelid = b.inhrelid"
            + " WHERE k.conislocal AND k.conparentid = 0 AND k.contype IN ('c', 'f', 'u', 'p', 'x') UNION ALL"
            + " SELECT x.indexrelid || '/' || x.xmin FROM below b JOIN pg_catalog.pg_index x ON x.indrelid = b.inhrelid"
            + " WHERE x.indisunique AND NOT EXISTS"
            + " (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = x.indexrelid)) o";

    private static final String ALL = List.of(
                    UNIQUE,
                    INDEX_CODE,
                    REFERENCES,
                    REFERENCED,
                    CHECK,
                    CHECK_CODE,
                    TRIGGER,
                    REWRITE,
                    POLICY,
                    COMPUTED,
                    DEFAULT_CODE,
                    PARTITIONS,
                    BELOW)
            .stream()
            .collect(joining(" UNION ALL "));

    PostgresRules {
        rules = List.copyOf(rules);
    }

    /** The statement that reads the rules of the tables for which the condition holds; none for a table without any. */
    static String query(String condition) {
        return "SELECT c.oid::text, r.kind, coalesce(r.columns, ''), r.other, coalesce(r.others, ''), r.detail, r.version"
                + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " CROSS JOIN LATERAL (" + ALL + ") r(kind, columns, other, others, detail, version)"
                + " WHERE c.relkind IN ('r', 'p') AND " + condition + " ORDER BY 1, 2, 7, 3";
    }

    /** The rules of each table by its oid. */
    static Map<String, PostgresRules> of(List<Tuple> found) {
        return found.stream().map(PostgresRow::new).collect(groupingBy(row -> row.text(0))).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> table(entry.getValue())));
    }

    private static PostgresRules table(List<PostgresRow> rows) {
        String all = rows.stream().map(PostgresRules::text).collect(joining());
        return new PostgresRules(
                rows.stream().flatMap(row -> rules(row).stream()).toList(), PostgresDigest.of(all));
    }

    private static String text(PostgresRow row) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            text.append(row.text(i).length()).append(':').append(row.text(i));
        }
        return text.toString();
    }

    private static List<PostgresRule> rules(PostgresRow row) {
        Set<Integer> columns = numbers(row.text(2));
        String other = row.text(3);
        Set<Integer> others = numbers(row.text(4));
        return switch (row.text(1)) {
            case "unique" -> List.of(new PostgresRule.Unique(columns, other, row.is(5)));
            case "primary" ->
                List.of(new PostgresRule.Unique(columns, other, row.is(5)), new PostgresRule.Key(columns));
            case "partition" -> List.of(new PostgresRule.Key(columns));
            case "check" -> List.of(new PostgresRule.Check(columns, row.is(5)));
            case "references" -> List.of(new PostgresRule.References(columns, other, others));
            case "referenced" ->
                List.of(new PostgresRule.ReferencedBy(
                        columns,
                        other,
                        others,
                        Action.of(row.text(5).charAt(0)),
                        Action.of(row.text(5).charAt(1))));
            case "generated" ->
                columns.stream()
                        .<PostgresRule>map(column -> new PostgresRule.Generated(column, without(others, column)))
                        .toList();
            case "default" -> List.of();
            case "code" -> List.of(new PostgresRule.Code(verbs(Integer.parseInt(row.text(5)))));
            default -> throw new IllegalStateException("the kind of a rule is not known");
        };
    }

    /** The events of {@code pg_trigger.tgtype}. */
    private static Set<Verb> verbs(int events) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        Map.of(ON_INSERT, Verb.INSERT, ON_DELETE, Verb.DELETE, ON_UPDATE, Verb.UPDATE)
                .forEach((bit, verb) -> {
                    if ((events & bit) != 0) {
                        verbs.add(verb);
                    }
                });
        return verbs;
    }

    private static Set<Integer> without(Set<Integer> some, int one) {
        return some.stream().filter(each -> each != one).collect(toSet());
    }

    private static Set<Integer> numbers(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.strip().split(" +")).map(Integer::valueOf).collect(toSet());
    }
}
