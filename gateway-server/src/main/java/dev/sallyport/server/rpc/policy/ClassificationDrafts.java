package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.Provenance;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.rpc.WireEnums;

/** Makes a class of what an admin wrote: it is tied to the column that the catalog has now. */
final class ClassificationDrafts {
    private final SourceCatalogs sources;

    ClassificationDrafts(SourceCatalogs sources) {
        this.sources = sources;
    }

    /** @throws RefusedException naming the first field that is wrong */
    Classification of(dev.sallyport.v1.Classification message, Provenance provenance, String field) {
        ColumnName column = sources.column(message.getColumn(), field + ".column");
        ColumnKey key = sources.key(column, field + ".column");
        Classification draft = ClassificationMessages.of(
                message.toBuilder()
                        .setColumn(WireEnums.reference(column))
                        .setObjectId(key.objectId())
                        .setColumnId(key.columnId())
                        .setManifest(provenance.manifest())
                        .setClassifiedBy(provenance.author())
                        .setClassifyTime(Times.message(provenance.time()))
                        .build(),
                provenance.version(),
                field);
        if (draft.level().isDocument()) {
            requireDocuments(column, field + ".mask.document");
        }
        return draft;
    }

    /** A `json` text may hold what no conversion takes and a key twice, so it is masked as a whole or not at all. */
    private void requireDocuments(ColumnName column, String field) {
        sources.description(column)
                .filter(found -> found.kind() != ColumnKind.DOCUMENT)
                .ifPresent(found -> {
                    throw Malformed.field(
                            field,
                            column.path() + " " + found.engineType(),
                            "a column that holds documents, which is `jsonb` on PostgreSQL; convert the column, or mask all of it");
                });
    }
}
