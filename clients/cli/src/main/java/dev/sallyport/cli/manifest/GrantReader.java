package dev.sallyport.cli.manifest;

import com.google.protobuf.Timestamp;
import dev.sallyport.cli.manifest.PolicyFile.GrantEntry;
import dev.sallyport.cli.manifest.PolicyFile.GrantPathEntry;
import dev.sallyport.cli.manifest.PolicyFile.LimitsEntry;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.v1.ClearColumn;
import dev.sallyport.v1.ColumnRule;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.Verb;
import dev.sallyport.v1.WithheldColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grants as they are written. */
final class GrantReader {
    private static final String VERBS = "`read`, `insert`, `update`, `delete`, `ddl`, `admin` or `explain`";

    private GrantReader() {}

    static Grant read(Place place, GrantEntry entry) throws BadFileException {
        var grant = Grant.newBuilder()
                .setName(place.at("name").required(entry.name(), "a name that no other grant has"))
                .setAgent(WhoReader.agent(place.at("agent"), entry.agent()))
                .setHuman(WhoReader.human(place.at("human"), entry.human()))
                .setTask(WhoReader.task(place.at("task"), entry.task()))
                .setSource(place.at("source").required(entry.source(), "the name of a source"))
                .setDatabase(text(entry.database()))
                .setLimits(limits(place.at("limits"), entry.limits()))
                .addAllAllowedTags(list(entry.allowedTags()))
                .setIntentRequired(Boolean.TRUE.equals(entry.intentRequired()))
                .setWriteOracle(Boolean.TRUE.equals(entry.writeOracle()))
                .setApprovalRule(text(entry.approvalRule()))
                .setCallsPerMinute(entry.callsPerMinute() == null ? 0 : entry.callsPerMinute())
                .setReason(text(entry.reason()));
        addObjects(place.at("objects"), entry, grant);
        addVerbs(place.at("verbs"), entry, grant);
        addColumns(place.at("columns"), entry, grant);
        addPaths(place.at("paths"), entry, grant);
        addTimes(place, entry, grant);
        if (entry.rows() != null) {
            grant.setRowFilter(RowsReader.read(place.at("rows"), entry.rows()));
        }
        return grant.build();
    }

    private static void addObjects(Place place, GrantEntry entry, Grant.Builder grant) throws BadFileException {
        for (String object : place.someOf(entry.objects(), "a list of `schema.object` or `schema.*`")) {
            grant.addObjects(ObjectText.selector(place, object));
        }
    }

    private static void addVerbs(Place place, GrantEntry entry, Grant.Builder grant) throws BadFileException {
        for (String verb : place.someOf(entry.verbs(), "a list of " + VERBS)) {
            grant.addVerbs(place.parse(verb, GrantReader::verb, VERBS));
        }
    }

    private static Verb verb(String text) {
        return Verb.valueOf("VERB_" + (text.equals("unspecified") ? "" : text.toUpperCase(Locale.ROOT)));
    }

    private static void addColumns(Place place, GrantEntry entry, Grant.Builder grant) throws BadFileException {
        Map<String, String> columns = entry.columns() == null ? Map.of() : entry.columns();
        for (var column : columns.entrySet()) {
            grant.addColumns(rule(place.at(column.getKey()), column.getKey(), column.getValue()));
        }
    }

    private static void addPaths(Place place, GrantEntry entry, Grant.Builder grant) throws BadFileException {
        Map<String, String> whole = entry.columns() == null ? Map.of() : entry.columns();
        List<GrantPathEntry> paths = entry.paths() == null ? List.of() : entry.paths();
        DocumentText.read(place, paths, whole)
                .forEach((column, mask) -> grant.addColumns(
                        ColumnRule.newBuilder().setColumn(column).setMasked(mask)));
    }

    private static ColumnRule rule(Place place, String column, @Nullable String shown) throws BadFileException {
        var rule = ColumnRule.newBuilder().setColumn(column);
        return switch (place.required(shown, "`clear`, `withheld` or a mask")) {
            case "clear" -> rule.setClear(ClearColumn.getDefaultInstance()).build();
            case "withheld" ->
                rule.setWithheld(WithheldColumn.getDefaultInstance()).build();
            case String mask ->
                rule.setMasked(place.parse(mask, MaskText::parse, "`clear`, `withheld`, " + MaskText.EXPECTED))
                        .build();
        };
    }

    private static void addTimes(Place place, GrantEntry entry, Grant.Builder grant) throws BadFileException {
        if (entry.starts() != null) {
            grant.setStartTime(time(place.at("starts"), entry.starts()));
        }
        if (entry.expires() != null) {
            grant.setExpireTime(time(place.at("expires"), entry.expires()));
        }
    }

    private static Timestamp time(Place place, String text) throws BadFileException {
        Instant time = place.parse(text, Instant::parse, "a time like `2027-01-31T12:00:00Z`");
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    private static Limits limits(Place place, @Nullable LimitsEntry entry) throws BadFileException {
        if (entry == null) {
            return Limits.getDefaultInstance();
        }
        var limits = Limits.newBuilder()
                .setRows(count(place.at("rows"), entry.rows()))
                .setBytes(count(place.at("bytes"), entry.bytes()))
                .setCellBytes(count(place.at("cell_bytes"), entry.cellBytes()))
                .setAffected(count(place.at("affected"), entry.affected()));
        if (entry.time() != null) {
            Duration time = place.at("time").parse(entry.time(), GrantReader::duration, "a time like `10s` or `2m`");
            limits.setTime(com.google.protobuf.Duration.newBuilder()
                    .setSeconds(time.getSeconds())
                    .setNanos(time.getNano()));
        }
        return limits.build();
    }

    private static long count(Place place, @Nullable Long number) throws BadFileException {
        if (number != null && number < 1) {
            throw place.wrong("is `" + number + "`, expected at least 1");
        }
        return number == null ? 0 : number;
    }

    /** `10s`, `2m`, `1h`: the inside of an ISO 8601 duration. */
    static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> list(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
