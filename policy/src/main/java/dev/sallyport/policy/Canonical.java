package dev.sallyport.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one byte form of a grant, a classification, a principal and a column key: what etags, hashes and mask keys stand on. */
public final class Canonical {
    private static final int ETAG_BYTES = 16;

    private Canonical() {}

    /** The bytes of a grant; every component takes part. */
    public static byte[] encode(Grant grant) {
        CanonicalWriter writer = new CanonicalWriter().text("grant").text(grant.name());
        write(writer, grant.who());
        write(writer, grant.scope());
        write(writer, grant.terms());
        writer.instant(grant.period().start()).instant(grant.period().expiry()).text(grant.reason());
        write(writer, grant.provenance());
        return writer.toBytes();
    }

    /** The bytes of a classification; every component takes part. */
    public static byte[] encode(Classification classification) {
        CanonicalWriter writer = new CanonicalWriter().text("classification");
        write(writer, classification.key());
        CanonicalRules.write(writer, classification.level());
        writer.list(classification.tags(), CanonicalWriter::text);
        write(writer, classification.provenance());
        return writer.toBytes();
    }

    /** The bytes of a principal; every component takes part, groups and attributes in their order. */
    public static byte[] encode(Identity.Principal principal) {
        CanonicalWriter writer = new CanonicalWriter().text("principal");
        writer.text(principal.issuer()).text(principal.human());
        writer.text(principal.agent()).text(principal.task());
        writer.list(principal.groups(), CanonicalWriter::text);
        writer.list(principal.attributes().entrySet(), (each, attribute) -> {
            each.text(attribute.getKey());
            write(each, attribute.getValue());
        });
        return writer.toBytes();
    }

    private static void write(CanonicalWriter writer, Identity.Attribute attribute) {
        switch (attribute) {
            case Identity.Attribute.Text(String text) -> writer.text("text").text(text);
            case Identity.Attribute.Number(long number) -> writer.text("number").number(number);
        }
    }

    static byte[] encode(ColumnKey key) {
        CanonicalWriter writer = new CanonicalWriter().text("mask-key");
        write(writer, key);
        return writer.toBytes();
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static String etag(byte[] encoded) {
        return HexFormat.of().formatHex(sha256(encoded), 0, ETAG_BYTES);
    }

    private static void write(CanonicalWriter writer, Grant.Who who) {
        switch (who.agent()) {
            case AgentSelector.Exact(String agent) -> writer.text("agent").text(agent);
            case AgentSelector.Prefix(String above) -> writer.text("agents").text(above);
        }
        switch (who.human()) {
            case HumanSelector.Exact(String issuer, String human) ->
                writer.text("human").text(issuer).text(human);
            case HumanSelector.Group(String issuer, String group) ->
                writer.text("group").text(issuer).text(group);
            case HumanSelector.Everyone() -> writer.text("everyone");
        }
        switch (who.task()) {
            case TaskSelector.Exact(String task) -> writer.text("task").text(task);
            case TaskSelector.Prefix(String start) -> writer.text("tasks").text(start);
            case TaskSelector.Any() -> writer.text("any");
        }
    }

    private static void write(CanonicalWriter writer, Grant.Scope scope) {
        writer.text(scope.source()).text(scope.database());
        writer.list(scope.objects(), Canonical::write);
        writer.list(scope.verbs(), (each, verb) -> each.text(verb.name()));
    }

    private static void write(CanonicalWriter writer, ObjectSelector selector) {
        switch (selector) {
            case ObjectSelector.Exact(String schema, String object) ->
                writer.text("object").text(schema).text(object);
            case ObjectSelector.Schema(String schema) -> writer.text("schema").text(schema);
        }
    }

    private static void write(CanonicalWriter writer, Grant.Terms terms) {
        writer.list(terms.columns().entrySet(), (each, column) -> {
            each.text(column.getKey());
            CanonicalRules.write(each, column.getValue());
        });
        writer.list(terms.filter().stream().toList(), CanonicalRules::write);
        write(writer, terms.limits());
        writer.list(terms.allowedTags(), CanonicalWriter::text).flag(terms.intentRequired());
        writer.list(terms.approvalRule().stream().toList(), CanonicalWriter::text);
        Grant.Reserved reserved = terms.reserved();
        writer.flag(reserved.writeOracle()).flag(reserved.reversibleOnly());
        writer.number(reserved.maxCost()).number(reserved.callsPerMinute());
    }

    private static void write(CanonicalWriter writer, Limits limits) {
        writer.number(limits.rows())
                .number(limits.bytes())
                .number(limits.cellBytes())
                .number(limits.affected());
        writer.number(limits.time().toSeconds()).number(limits.time().toNanosPart());
    }

    private static void write(CanonicalWriter writer, Provenance provenance) {
        writer.number(provenance.version()).text(provenance.author());
        writer.instant(provenance.time()).text(provenance.manifest());
    }

    private static void write(CanonicalWriter writer, ColumnKey key) {
        ColumnName column = key.column();
        write(writer, column.object());
        writer.text(key.objectId()).text(key.columnId()).text(column.path());
    }

    static void write(CanonicalWriter writer, ObjectName name) {
        writer.text(name.source()).text(name.database()).text(name.schema()).text(name.object());
    }
}
