package dev.sallyport.e2e.bypass;

import dev.sallyport.cli.manifest.ClassReader;
import dev.sallyport.e2e.Rig;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.v1.AgentSelector;
import dev.sallyport.v1.AnyTask;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClearPath;
import dev.sallyport.v1.ColumnComparison;
import dev.sallyport.v1.ColumnRule;
import dev.sallyport.v1.Comparison;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.DocumentPath;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.HumanSelector;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import dev.sallyport.v1.Operand;
import dev.sallyport.v1.RowFilter;
import dev.sallyport.v1.Subject;
import dev.sallyport.v1.TaskSelector;
import dev.sallyport.v1.Value;
import dev.sallyport.v1.Verb;
import dev.sallyport.v1.WithheldColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reference policy of the corpus, in the gateway's own words. */
final class ReferencePolicy {
    static final String READER = "reader";
    static final String WRITER = "writer";

    private static final String USERS = "users";
    private static final String DOCUMENT = "users.profile";
    private static final String CLEAR = "clear";
    private static final String LAST_FOUR = "partial(last 4)";
    private static final List<String> TABLES =
            List.of(USERS, "orders", "products", "tickets", "payments", "payments_2024", "payments_2025", "metrics");
    private static final List<String> VIEWS = List.of("v_users_public", "mv_users", "users_view");
    private static final List<String> WRITABLE = List.of("orders", "tickets");

    private static final List<String> WRITABLE_OF_USERS = List.of("users.id", "users._id", "users.name", "users.note");

    /** By `table.column`; every other column of a table is clear. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("users.ssn", "redact"),
            Map.entry("users.email", "partial(email)"),
            Map.entry("users.salary", "null"),
            Map.entry("users.password_hash", "withheld"),
            Map.entry("users.passwordHash", "withheld"),
            Map.entry("users.contact.phone", "redact"),
            Map.entry("users.cards.no", LAST_FOUR),
            Map.entry("users.profile.ssn", "redact"),
            Map.entry("payments.card_no", LAST_FOUR),
            Map.entry("payments_2024.card_no", LAST_FOUR),
            Map.entry("payments_2025.card_no", LAST_FOUR),
            Map.entry("mv_users.sid", "redact"),
            Map.entry("users_view.taxRef", "redact"));

    private static final Verb[] READ_AND_WRITE = {Verb.VERB_READ, Verb.VERB_INSERT, Verb.VERB_UPDATE, Verb.VERB_DELETE};

    private static final Mask REDACT = ClassReader.shown("redact").getMask();

    private static final Limits LIMITS = Limits.newBuilder()
            .setRows(10_000)
            .setBytes(16 << 20)
            .setCellBytes(1 << 20)
            .setAffected(1_000)
            .setTime(com.google.protobuf.Duration.newBuilder().setSeconds(5))
            .build();

    private final String schema;
    private final List<String> columns;
    private final List<Verb> definitions;

    private ReferencePolicy(Stock stock, List<String> columns) {
        this.schema = stock.schema();
        this.definitions = stock.definitions();
        this.columns = columns;
    }

    /** The name of the human whose rows of one table are filtered so. */
    static String filtered(HiddenRows rows) {
        return READER + "-" + rows.table() + "-" + rows.column() + "-" + rows.value();
    }

    /** The policy for the columns that a database has, with one more reader for each filter. */
    static Manifest manifest(Stock stock, List<HiddenRows> filters) throws SQLException {
        List<String> columns =
                stock.columns().stream().filter(ReferencePolicy::isGranted).toList();
        return new ReferencePolicy(stock, columns).manifest(filters);
    }

    private Manifest manifest(List<HiddenRows> filters) {
        Manifest.Builder manifest = Manifest.newBuilder().setName("reference");
        List<String> readable = present(Stream.concat(TABLES.stream(), VIEWS.stream()));
        manifest.addGrants(grant("reader-reads", READER, readable, Verb.VERB_READ));
        manifest.addGrants(grant("writer-reads", WRITER, readable, Verb.VERB_READ));
        addWriter(manifest);
        for (int at = 0; at < filters.size(); at++) {
            addFiltered(manifest, "filter-" + at, filters.get(at));
        }
        columns.forEach(column -> manifest.addAllClassifications(classes(column)));
        return manifest.build();
    }

    private List<String> present(Stream<String> tables) {
        return tables.filter(table -> columns.stream().anyMatch(column -> column.startsWith(table + ".")))
                .toList();
    }

    /** Of the users only what is named may be written, and what a row is found by is read with it. */
    private void addWriter(Manifest.Builder manifest) {
        manifest.addGrants(grant("writer-writes", WRITER, WRITABLE, READ_AND_WRITE).toBuilder()
                .addAllVerbs(definitions));
        Grant.Builder users =
                grant("writer-writes-users", WRITER, List.of(USERS), Verb.VERB_READ, Verb.VERB_INSERT, Verb.VERB_UPDATE)
                        .toBuilder();
        columns.stream()
                .filter(column -> column.startsWith(USERS + ".") && !WRITABLE_OF_USERS.contains(column))
                .map(column -> column.substring(column.indexOf('.') + 1))
                .forEach(column -> users.addColumns(
                        ColumnRule.newBuilder().setColumn(column).setWithheld(WithheldColumn.getDefaultInstance())));
        manifest.addGrants(users);
    }

    private Grant grant(String name, String human, List<String> objects, Verb... verbs) {
        Grant.Builder grant = Grant.newBuilder()
                .setName(name)
                .setAgent(AgentSelector.newBuilder()
                        .setExact("spiffe://" + DevAuthority.TRUST_DOMAIN + "/agent/" + Rig.AGENT))
                .setHuman(HumanSelector.newBuilder()
                        .setExact(Subject.newBuilder()
                                .setIssuer(DevAuthority.ISSUER)
                                .setSubject(human)))
                .setTask(TaskSelector.newBuilder().setAny(AnyTask.getDefaultInstance()))
                .setSource(Rig.SOURCE)
                .addAllVerbs(List.of(verbs))
                .setLimits(LIMITS)
                .setReason("bypass corpus");
        objects.forEach(object ->
                grant.addObjects(ObjectSelector.newBuilder().setSchema(schema).setObject(object)));
        return grant.build();
    }

    /** No views: they would show what the filter of their table hides. */
    private void addFiltered(Manifest.Builder manifest, String name, HiddenRows rows) {
        String human = filtered(rows);
        List<String> others = present(TABLES.stream().filter(table -> !table.equals(rows.table())));
        manifest.addGrants(grant(name + "-others", human, others, Verb.VERB_READ));
        Value value = rows.isText()
                ? Value.newBuilder().setTextValue(rows.value()).build()
                : Value.newBuilder().setInt64Value(Long.parseLong(rows.value())).build();
        manifest.addGrants(grant(name, human, List.of(rows.table()), Verb.VERB_READ).toBuilder()
                .setRowFilter(RowFilter.newBuilder()
                        .setCompare(ColumnComparison.newBuilder()
                                .setColumn(rows.column())
                                .setComparison(Comparison.COMPARISON_EQUAL)
                                .setOperand(Operand.newBuilder().setLiteral(value)))));
    }

    /** Of a stored view too; a plain one takes the classes of what it is computed from. */
    private static boolean isGranted(String column) {
        String table = column.substring(0, column.indexOf('.'));
        return TABLES.contains(table) || VIEWS.contains(table);
    }

    private List<Classification> classes(String column) {
        return column.equals(DOCUMENT)
                ? List.of(documentClass())
                : List.of(shown(column, SHOWN.getOrDefault(column, CLEAR)));
    }

    /** The classes of the paths of `users.profile`, which are those that the fixture has. */
    private Classification documentClass() {
        DocumentMask paths = DocumentMask.newBuilder()
                .addPaths(path("ssn").setMasked(REDACT))
                .addPaths(path("contact", "phone").setMasked(REDACT))
                .addPaths(path("contact", "city").setClear(ClearPath.getDefaultInstance()))
                .addPaths(path("theme").setClear(ClearPath.getDefaultInstance()))
                .build();
        Mask mask = Mask.newBuilder().setDocument(paths).build();
        return shown(DOCUMENT, "null").toBuilder().setMask(mask).build();
    }

    private static DocumentPath.Builder path(String... keys) {
        return DocumentPath.newBuilder().addAllPath(List.of(keys));
    }

    private Classification shown(String column, String text) {
        int dot = column.indexOf('.');
        return ClassReader.shown(text).toBuilder()
                .setColumn(ObjectRef.newBuilder()
                        .setSource(Rig.SOURCE)
                        .setSchema(schema)
                        .setObject(column.substring(0, dot))
                        .setColumn(column.substring(dot + 1)))
                .build();
    }
}
