package dev.sallyport.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The roots of the perfect subtrees that make up a tree of some size, largest first: all that appending needs. */
final class CompactRange {
    private final Merkle merkle = new Merkle();
    private final List<byte[]> roots;
    private long size;

    private CompactRange(long size, List<byte[]> roots) {
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    static CompactRange empty() {
        return new CompactRange(0, List.of());
    }

    /** Takes up a range that was stored; a tree of `size` leaves has one root for each bit set in it. */
    static CompactRange of(long size, List<byte[]> roots) {
        if (size < 0 || Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException("a tree of `%d` leaves has `%d` subtree roots, expected `%d`"
                    .formatted(size, roots.size(), Long.bitCount(size)));
        }
        return new CompactRange(size, roots);
    }

    CompactRange copy() {
        return new CompactRange(size, roots);
    }

    void append(byte[] leafHash) {
        byte[] root = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            root = merkle.node(roots.removeLast(), root);
        }
        roots.addLast(root);
        size++;
    }

    long size() {
        return size;
    }

    List<byte[]> roots() {
        return List.copyOf(roots);
    }

    byte[] root() {
        if (roots.isEmpty()) {
            return merkle.emptyRoot();
        }
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = merkle.node(roots.get(i), root);
        }
        return root;
    }

    boolean matches(CompactRange other) {
        return size == other.size && Arrays.deepEquals(roots.toArray(), other.roots.toArray());
    }
}
