package dev.sallyport.client;

import com.google.protobuf.ByteString;

/** Which rows of a column are null: a bitmap, least significant bit first, or nothing when no row is. */
record Validity(ByteString bits) {

    /** Checks that the bitmap reaches over all rows. */
    static Validity of(ByteString bits, int rows) {
        if (!bits.isEmpty() && (long) bits.size() * Byte.SIZE < rows) {
            throw new IncompleteAnswerException("a validity bitmap has `" + bits.size()
                    + "` bytes, expected one bit for each of `" + rows + "` rows");
        }
        return new Validity(bits);
    }

    boolean isNull(int row) {
        return !bits.isEmpty() && !isSet(bits, row);
    }

    static boolean isSet(ByteString bits, int row) {
        return (bits.byteAt(row >> 3) >> (row & 7) & 1) == 1;
    }
}
