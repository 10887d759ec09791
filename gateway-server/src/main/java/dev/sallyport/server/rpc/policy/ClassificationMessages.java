package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Provenance;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.ObjectRef;
import java.util.Set;

/** A complete class of the wire as one of the model, and back. */
final class ClassificationMessages {
    private ClassificationMessages() {}

    /** @throws RefusedException naming the field that is not well formed */
    static Classification of(dev.sallyport.v1.Classification message, long version, String field) {
        UnknownFields.refuseIn(message, field);
        ObjectRef ref = message.getColumn();
        ColumnName column = new ObjectName(ref.getSource(), ref.getDatabase(), ref.getSchema(), ref.getObject())
                .column(ref.getColumn());
        return new Classification(
                new ColumnKey(column, message.getObjectId(), message.getColumnId()),
                level(message, field),
                Set.copyOf(message.getTagsList()),
                new Provenance(
                        version,
                        message.getClassifiedBy(),
                        Times.instant(message.getClassifyTime(), field + ".classify_time"),
                        message.getManifest()));
    }

    private static ColumnRule level(dev.sallyport.v1.Classification message, String field) {
        if (message.hasMask() && message.getLevel() != Level.LEVEL_MASKED) {
            throw Malformed.field(field + ".mask", "set", "it only with level `MASKED`");
        }
        return switch (message.getLevel()) {
            case LEVEL_CLEAR -> new ColumnRule.Clear();
            case LEVEL_MASKED -> RuleMessages.masked(message.getMask(), field + ".mask");
            case LEVEL_WITHHELD -> new ColumnRule.Withheld();
            case LEVEL_UNSPECIFIED, UNRECOGNIZED ->
                throw Malformed.missing(field + ".level", "one of `CLEAR`, `MASKED`, `WITHHELD`");
        };
    }

    static dev.sallyport.v1.Classification.Builder message(Classification classification) {
        Provenance provenance = classification.provenance();
        dev.sallyport.v1.Classification.Builder message = dev.sallyport.v1.Classification.newBuilder()
                .setColumn(WireEnums.reference(classification.key().column()))
                .setLevel(level(classification.level()))
                .addAllTags(classification.tags())
                .setObjectId(classification.key().objectId())
                .setColumnId(classification.key().columnId())
                .setManifest(provenance.manifest())
                .setClassifiedBy(provenance.author())
                .setClassifyTime(Times.message(provenance.time()));
        if (classification.level() instanceof ColumnRule.Masked(var mask)) {
            message.setMask(RuleMessages.message(mask));
        }
        return message;
    }

    static Level level(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Clear() -> Level.LEVEL_CLEAR;
            case ColumnRule.Masked(var _) -> Level.LEVEL_MASKED;
            case ColumnRule.Withheld() -> Level.LEVEL_WITHHELD;
        };
    }
}
