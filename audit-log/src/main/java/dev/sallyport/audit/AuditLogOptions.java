package dev.sallyport.audit;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where a log lives and whose it is. The origin is `org/cluster/node/epoch`; a segment is 64 MiB unless a smaller one
 * will do, as in tests.
 */
public record AuditLogOptions(
        Disk disk, String origin, String node, int segmentBytes, InstantSource clock, RequestIndex.Capacity requests) {
    private static final int SMALLEST_SEGMENT = 256 << 10;
    private static final int SEGMENT = 64 << 20;
    private static final int MAX_RESERVE = 1 << 20;

    /** Checks the sizes. */
    public AuditLogOptions {
        require(origin, SegmentHeader.MAX_ORIGIN, "origin");
        require(node, Stamper.MAX_NODE, "node");
        if (segmentBytes < SMALLEST_SEGMENT) {
            throw new IllegalArgumentException(
                    "segment size is `%d`, expected at least `%d`".formatted(segmentBytes, SMALLEST_SEGMENT));
        }
    }

    /** A log that remembers as many requests as the heap has room for. */
    public AuditLogOptions(Disk disk, String origin, String node, int segmentBytes, InstantSource clock) {
        this(disk, origin, node, segmentBytes, clock, RequestIndex.Capacity.ofHeap());
    }

    /** A log in a folder that exists, with segments of 64 MiB and the system's clock. */
    public static AuditLogOptions of(Path folder, String origin, String node) {
        return new AuditLogOptions(Disk.folder(folder), origin, node, SEGMENT, InstantSource.system());
    }

    /** The same with segments of another size. */
    public AuditLogOptions withSegmentBytes(int bytes) {
        return new AuditLogOptions(disk, origin, node, bytes, clock, requests);
    }

    /** The same with another clock. */
    public AuditLogOptions withClock(InstantSource other) {
        return new AuditLogOptions(disk, origin, node, segmentBytes, other, requests);
    }

    /** The same with room for so many requests and claims, as in tests. */
    AuditLogOptions withRequests(int most, int claims) {
        return new AuditLogOptions(disk, origin, node, segmentBytes, clock, new RequestIndex.Capacity(most, claims));
    }

    /** How much of a segment is kept for outcomes. */
    int reserve() {
        return Math.min(MAX_RESERVE, segmentBytes / 4);
    }

    private static void require(String name, int longest, String what) {
        boolean isName =
                !name.isEmpty() && name.length() <= longest && name.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!isName) {
            throw new IllegalArgumentException(
                    "%s is `%s`, expected 1 to %d printable ASCII characters".formatted(what, name, longest));
        }
    }
}
