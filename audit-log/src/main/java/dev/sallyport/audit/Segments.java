package dev.sallyport.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the files of a log. */
final class Segments {
    static final String SPARE = "spare.tmp";
    private static final Pattern NAME = Pattern.compile("seg-(\\d{20})\\.log");

    private Segments() {}

    static String name(long firstSeq) {
        return "seg-%020d.log".formatted(firstSeq);
    }

    /** The first seqs of the segments in a folder, in order. */
    static NavigableSet<Long> list(Disk disk) throws IOException {
        return new TreeSet<>(firstSeqs(disk.names()));
    }

    /** The last segment that begins before a time, else the first: no record of that time or later is before it. */
    static long at(Disk disk, NavigableSet<Long> segments, Instant time) throws IOException {
        for (long segment : segments.descendingSet()) {
            if (beginsBefore(disk, segment, time)) {
                return segment;
            }
        }
        return segments.first();
    }

    private static boolean beginsBefore(Disk disk, long segment, Instant time) throws IOException {
        try (var file = disk.read(name(segment))) {
            return new FrameCursor(file, SegmentHeader.BYTES).next() instanceof Step.Whole whole
                    && History.instant(
                                    StoredRecord.parse(whole.payload()).record().getWallTime())
                            .isBefore(time);
        }
    }

    private static List<Long> firstSeqs(List<String> names) {
        return names.stream()
                .map(NAME::matcher)
                .filter(name -> name.matches())
                .map(name -> Long.parseUnsignedLong(name.group(1)))
                .toList();
    }
}
