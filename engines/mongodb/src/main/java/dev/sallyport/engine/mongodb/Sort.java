package dev.sallyport.engine.mongodb;

import java.util.List;

/** An order of documents; none where it has no keys. */
record Sort(List<Key> keys) {
    static final Sort NONE = new Sort(List.of());

    Sort {
        keys = List.copyOf(keys);
    }

    record Key(FieldPath path, boolean ascending) {}
}
