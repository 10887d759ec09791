package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import dev.sallyport.operation.ObjectUse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Compares the rights of the session's role with those that it needs, in one snapshot of the server. */
final class PostgresDoctor {
    private static final String PREFIX = "sallyport_";
    /** What the server cuts longer names to, in bytes. */
    private static final int LONGEST_NAME = 63;

    private PostgresDoctor() {}

    static Diagnosis diagnose(Set<ObjectUse> uses, PostgresCatalog catalog, PostgresSession session)
            throws SQLException {
        List<PostgresNeed> needs = PostgresNeeds.of(uses, catalog);
        String question = PostgresRightsQuery.RIGHTS + "; "
                + PostgresRightsQuery.of(
                        needs.stream().map(PostgresNeed::relation).toList());
        PostgresResults results = session.run(PostgresLoader.SNAPSHOT + question, _ -> {}, 0);
        session.commit();
        String connected = new PostgresRow(results.get(0).tuples().getFirst()).text(0);
        List<PostgresRight> rights = rights(results.get(1));
        List<PostgresRight> others = rights(results.get(2));
        List<PostgresRight> sequences = sequences(others, needs);
        String script = new PostgresGrants(roleName(catalog.source())).script(catalog.database(), needs, sequences);
        return new Diagnosis(script, findings(connected, rights, others, needs, sequences, catalog));
    }

    private static List<Finding> findings(
            String connected,
            List<PostgresRight> rights,
            List<PostgresRight> others,
            List<PostgresNeed> needs,
            List<PostgresRight> sequences,
            PostgresCatalog catalog) {
        List<Finding> findings = new ArrayList<>(new PostgresRoleFindings(connected).of(rights));
        if (!PostgresRoleFindings.isSuperuser(connected, rights)) {
            PostgresTableFindings tables = new PostgresTableFindings(connected, needs);
            findings.addAll(tables.tooWide(rights, sequences, catalog));
            findings.addAll(tables.lacking(others, sequences));
        }
        if (findings.isEmpty()) {
            findings.add(new Finding(
                    Severity.OK,
                    "role `" + connected + "` has what the grants need",
                    "nothing that it may do is wider",
                    ""));
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }

    private static List<PostgresRight> rights(Rows rows) {
        return rows.tuples().stream()
                .map(PostgresRow::new)
                .map(PostgresRight::of)
                .toList();
    }

    /** Those that rows draw from which somebody may insert. */
    private static List<PostgresRight> sequences(List<PostgresRight> others, List<PostgresNeed> needs) {
        List<String> written = needs.stream()
                .filter(need -> !need.inserted().isEmpty())
                .map(need -> need.relation().description().id())
                .toList();
        return others.stream()
                .filter(other -> other.kind().equals("draws") && written.contains(other.column()))
                .toList();
    }

    private static String roleName(String source) {
        StringBuilder name = new StringBuilder(PREFIX + source);
        while (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name.setLength(name.offsetByCodePoints(name.length(), -1));
        }
        return name.toString();
    }
}
