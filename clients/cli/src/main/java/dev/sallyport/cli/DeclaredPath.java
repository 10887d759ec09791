package dev.sallyport.cli;

import dev.sallyport.cli.manifest.DocumentText;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClassificationsServiceGrpc;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.ObjectRef;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.List;

/**
 * One path below a column that is declared or, with `withheld`, no longer is.
 *
 * <p>The gateway keeps the paths of a column together: they are asked for, changed, and set if they are still those.
 */
record DeclaredPath(ObjectRef column, List<String> keys, String shown) {
    private static final String DROPPED = "withheld";

    DeclaredPath {
        if (!shown.equals(DROPPED)) {
            var _ = DocumentText.shown(shown);
        }
        keys = List.copyOf(keys);
    }

    /** The class of the column after the change, with the tags and the etag that it has. */
    Classification changed(Channel gateway) throws StatusException {
        return after(current(gateway));
    }

    private Classification current(Channel gateway) throws StatusException {
        try {
            return ClassificationsServiceGrpc.newBlockingV2Stub(gateway)
                    .getClassification(GetClassificationRequest.newBuilder()
                            .setColumn(column)
                            .build())
                    .getClassification();
        } catch (StatusException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Classification.getDefaultInstance();
            }
            throw e;
        }
    }

    Classification after(Classification current) {
        var document = DocumentMask.newBuilder();
        current.getMask().getDocument().getPathsList().stream()
                .filter(path -> !path.getPathList().equals(keys))
                .forEach(document::addPaths);
        if (!shown.equals(DROPPED)) {
            document.addPaths(DocumentText.shown(shown).toBuilder().addAllPath(keys));
        }
        if (document.getPathsCount() == 0) {
            throw new IllegalArgumentException(
                    "no path of the column would be left, expected one; set the whole column to `null` instead");
        }
        return Classification.newBuilder()
                .setColumn(column)
                .setLevel(Level.LEVEL_MASKED)
                .setMask(Mask.newBuilder().setDocument(document))
                .addAllTags(current.getTagsList())
                .setEtag(current.getEtag())
                .build();
    }
}
