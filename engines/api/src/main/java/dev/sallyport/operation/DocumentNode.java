package dev.sallyport.operation;

/** What is shown of one key of a document: a leaf, or the tree of the object below it. */
public sealed interface DocumentNode permits DocumentNode.Clear, DocumentNode.Masked, DocumentTree {
    /** The value itself where it is a scalar or an array of scalars, else nothing and no key. */
    record Clear() implements DocumentNode {}

    /** The mask where the value is a string, JSON null for any other value; no key where there is none. */
    record Masked(Mask mask) implements DocumentNode {
        public Masked {
            if (mask instanceof Mask.Document) {
                throw new IllegalArgumentException(
                        "a path is masked as a text is; paths below it are declared instead");
            }
        }
    }
}
