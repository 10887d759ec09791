package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.v1.ClearPath;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.DocumentPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The declared paths of a document of the wire as a tree of the model, and back. */
final class DocumentMessages {
    private DocumentMessages() {}

    /** @throws RefusedException naming the field that is not well formed */
    static Mask document(DocumentMask message, String field) {
        Map<List<String>, DocumentNode> leaves = new HashMap<>();
        for (int i = 0; i < message.getPathsCount(); i++) {
            DocumentPath path = message.getPaths(i);
            String at = field + ".paths[" + i + "]";
            if (leaves.put(List.copyOf(path.getPathList()), leaf(path, at)) != null) {
                throw Malformed.field(at + ".path", path.getPathList().toString(), "each path once");
            }
        }
        try {
            return new Mask.Document(DocumentTree.of(leaves));
        } catch (IllegalArgumentException e) {
            throw Malformed.field(field + ".paths", leaves.size() + " paths", "something else: " + e.getMessage());
        }
    }

    private static DocumentNode leaf(DocumentPath path, String field) {
        return switch (path.getDisclosureCase()) {
            case CLEAR -> new DocumentNode.Clear();
            case MASKED -> masked(path.getMasked(), field + ".masked");
            case DISCLOSURE_NOT_SET ->
                throw Malformed.missing(
                        field, "one of `clear`, `masked`; a path that is to be dropped is not declared at all");
        };
    }

    private static DocumentNode masked(dev.sallyport.v1.Mask mask, String field) {
        if (mask.hasDocument()) {
            throw Malformed.field(field, "document", "a mask of a text; declare the paths below with all their keys");
        }
        return new DocumentNode.Masked(RuleMessages.mask(mask, field));
    }

    static DocumentMask message(DocumentTree tree) {
        DocumentMask.Builder message = DocumentMask.newBuilder();
        tree.leaves().forEach((path, leaf) -> message.addPaths(message(path, leaf)));
        return message.build();
    }

    /** One line for a person: each path as a JSON array, so that no two paths read alike. */
    static String summary(DocumentTree tree) {
        return tree.leaves().entrySet().stream()
                .map(leaf -> JsonMapper.shared().writeValueAsString(leaf.getKey()) + " " + summary(leaf.getValue()))
                .collect(Collectors.joining(", ", "shown by paths alone: ", ""));
    }

    private static String summary(DocumentNode leaf) {
        return switch (leaf) {
            case DocumentNode.Clear() -> "clear";
            case DocumentNode.Masked(var mask) -> mask.label();
            case DocumentTree _ -> throw new IllegalStateException("a leaf is no tree");
        };
    }

    private static DocumentPath message(List<String> path, DocumentNode leaf) {
        DocumentPath.Builder message = DocumentPath.newBuilder().addAllPath(path);
        return switch (leaf) {
            case DocumentNode.Clear() ->
                message.setClear(ClearPath.getDefaultInstance()).build();
            case DocumentNode.Masked(var mask) ->
                message.setMasked(RuleMessages.message(mask)).build();
            case DocumentTree _ -> throw new IllegalStateException("a leaf is no tree");
        };
    }
}
