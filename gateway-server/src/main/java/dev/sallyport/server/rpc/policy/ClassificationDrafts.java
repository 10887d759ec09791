package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.Provenance;
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
        return ClassificationMessages.of(
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
    }
}
