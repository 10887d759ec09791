package dev.sallyport.cli.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file of a policy as it is written. */
record PolicyFile(
        @Nullable List<GrantEntry> grants, @Nullable List<ClassEntry> classifications) {

    /**
     * A grant.
     *
     * @param agent a SPIFFE id; with a last segment of `*` all below it
     * @param task a task; with a last character of `*` all that begin so
     * @param objects `schema.object`, or `schema.*` for all of a schema; without the schema on an engine that has none
     * @param columns column to how it is shown: `clear`, `withheld`, or a mask
     * @param paths paths of documents and how each is shown
     */
    record GrantEntry(
            @Nullable String name,
            @Nullable String agent,
            @Nullable HumanEntry human,
            @Nullable String task,
            @Nullable String source,
            @Nullable String database,
            @Nullable List<String> objects,
            @Nullable List<String> verbs,
            @Nullable Map<String, String> columns,
            @Nullable List<GrantPathEntry> paths,
            @Nullable RowsEntry rows,
            @Nullable LimitsEntry limits,
            @Nullable List<String> allowedTags,
            @Nullable String starts,
            @Nullable String expires,
            @Nullable Boolean intentRequired,
            @Nullable Boolean writeOracle,
            @Nullable String approvalRule,
            @Nullable Integer callsPerMinute,
            @Nullable String reason) {}

    /** For which humans: a subject or a group of an issuer, or everyone. */
    record HumanEntry(
            @Nullable String issuer,
            @Nullable String subject,
            @Nullable String group,
            @Nullable Boolean everyone) {}

    /** Which rows: one condition on a column, or several in `all` or `any`. */
    record RowsEntry(
            @Nullable String column,
            @Nullable OperandEntry equal,
            @Nullable OperandEntry notEqual,
            @Nullable OperandEntry less,
            @Nullable OperandEntry lessOrEqual,
            @Nullable OperandEntry greater,
            @Nullable OperandEntry greaterOrEqual,
            @Nullable List<OperandEntry> oneOf,
            @Nullable Boolean isNull,
            @Nullable InEntry in,
            @Nullable List<RowsEntry> all,
            @Nullable List<RowsEntry> any) {}

    /** A constant, or a fact about the caller. */
    record OperandEntry(
            @Nullable String text,
            @Nullable Long integer,
            @Nullable String decimal,
            @Nullable Boolean bool,
            @Nullable String identity) {}

    /** The column of another object. */
    record InEntry(
            @Nullable String object,
            @Nullable String selected,
            @Nullable RowsEntry where) {}

    /** How much one call may take. */
    record LimitsEntry(
            @Nullable Long rows,
            @Nullable Long bytes,
            @Nullable Long cellBytes,
            @Nullable Long affected,
            @Nullable String time) {}

    /** The classes of the columns of one object. */
    record ClassEntry(
            @Nullable String source,
            @Nullable String database,
            @Nullable String object,
            @Nullable Map<String, ColumnEntry> columns) {}

    /** The class of one column: `clear`, `withheld`, a mask, or the declared paths of a document; and what it holds. */
    record ColumnEntry(
            @Nullable String show,
            @Nullable List<PathEntry> paths,
            @Nullable List<String> tags) {}

    /** One path of a document, key by key, and how it is shown: `clear` or a mask. */
    record PathEntry(@Nullable List<String> path, @Nullable String show) {}

    /** One path of a document of a column. */
    record GrantPathEntry(
            @Nullable String column,
            @Nullable List<String> path,
            @Nullable String show) {}
}
