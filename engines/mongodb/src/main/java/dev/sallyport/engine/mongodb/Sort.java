package dev.sallyport.engine.mongodb;

import java.util.List;

/** An order of documents. */
record Sort(List<Key> keys) {
    Sort {
        keys = List.copyOf(keys);
    }

    record Key(FieldPath path, boolean ascending) {}
}
