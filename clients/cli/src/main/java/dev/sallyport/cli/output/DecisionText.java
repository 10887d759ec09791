package dev.sallyport.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Decisions of an evidence file, safe to print. */
public final class DecisionText {
    private DecisionText() {}

    /**
     * One decision.
     *
     * @param key thumbprint
     * @param byCertificate whether that is the key of a connection
     * @param admins who enrolled it
     */
    public record Told(
            String verdict,
            String human,
            String issuer,
            String time,
            String reason,
            String key,
            boolean byCertificate,
            List<String> admins,
            String auditIndex) {
        public Told {
            admins = List.copyOf(admins);
        }
    }

    /** What the file is about. */
    public static List<String> head(String approval, String state, String digest) {
        List<String> lines = new ArrayList<>(Margin.of("approval", approval));
        lines.addAll(Margin.of("state", state));
        lines.add("digest: " + digest);
        lines.add("");
        return lines;
    }

    /** What one person said. */
    public static List<String> of(String title, Told told) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Margin.of(title, told.verdict() + " at " + told.time()));
        lines.addAll(Margin.of("  by", told.human()));
        lines.addAll(Margin.of("  issuer", told.issuer()));
        lines.addAll(Margin.of("  because", told.reason()));
        lines.addAll(Margin.of("  key", told.key() + (told.byCertificate() ? ", of a connection" : ", enrolled")));
        told.admins().forEach(admin -> lines.addAll(Margin.of("  enrolled by", admin)));
        lines.addAll(Margin.of("  audit index", told.auditIndex()));
        return lines;
    }
}
