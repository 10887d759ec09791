package dev.sallyport.operation;

import java.util.Arrays;

/** A structured name of something inside a source: an object or one of its columns. */
public sealed interface ResourceName permits ObjectName, ColumnName {
    /** Orders names part by part, so that `a.bc` and `ab.c` never compare equal. */
    static int compareParts(String[] left, String[] right) {
        return Arrays.compare(left, right);
    }
}
