package dev.sallyport.policy;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentNode.Clear;
import dev.sallyport.operation.DocumentNode.Masked;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a document's class and a grant's exception for it come to.
 *
 * <p>INVARIANT: the result declares the paths that the class declares, no more and no fewer. What a grant says of a path it says
 * of every declared path below.
 */
final class DocumentRules {
    private static final DocumentNode NOTHING = new Masked(new Mask.Null());

    private DocumentRules() {}

    /** The grant's rule for each path that both declare, else the class's; a path of the grant alone is dropped. */
    static DocumentTree overlay(DocumentTree known, DocumentTree exception) {
        SortedMap<String, DocumentNode> keys = new TreeMap<>(known.keys());
        keys.replaceAll((key, node) -> overlay(node, exception.keys().get(key)));
        return new DocumentTree(keys);
    }

    private static DocumentNode overlay(DocumentNode known, @Nullable DocumentNode exception) {
        return switch (exception) {
            case null -> known;
            case DocumentTree below -> known instanceof DocumentTree tree ? overlay(tree, below) : known;
            case Clear clear -> known instanceof DocumentTree tree ? revealed(tree) : clear;
            case Masked masked -> known instanceof DocumentTree tree ? onLeaves(tree, _ -> masked) : masked;
        };
    }

    /** Every declared path clear. */
    static DocumentTree revealed(DocumentTree tree) {
        return onLeaves(tree, _ -> new Clear());
    }

    /** No path clear, for who may not see what the column holds. */
    static DocumentTree concealed(DocumentTree tree) {
        return onLeaves(tree, leaf -> leaf instanceof Clear ? NOTHING : leaf);
    }

    /** Each mask at most a constant. */
    static DocumentTree forWriter(DocumentTree tree, Predicate<Mask> tellsNothing) {
        return onLeaves(tree, leaf -> leaf instanceof Masked(Mask mask) && !tellsNothing.test(mask) ? NOTHING : leaf);
    }

    private static DocumentTree onLeaves(DocumentTree tree, UnaryOperator<DocumentNode> change) {
        SortedMap<String, DocumentNode> keys = new TreeMap<>(tree.keys());
        keys.replaceAll((_, node) -> node instanceof DocumentTree below ? onLeaves(below, change) : change.apply(node));
        return new DocumentTree(keys);
    }
}
