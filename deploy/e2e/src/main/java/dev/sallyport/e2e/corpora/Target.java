package dev.sallyport.e2e.corpora;

/** Where a statement names the table that it writes to. */
final class Target {
    private Target() {}

    /** Whether the next piece names the target of a write. */
    static boolean isBefore(Scan scan, int i) {
        Piece before = scan.at(i - 1);
        boolean isInto = scan.at(i).is("into") && (before.is("insert") || before.is("merge"));
        boolean isUpdate = scan.at(i).is("update")
                && !before.is("for")
                && !before.is("key")
                && !before.is("do")
                && !before.is("then");
        return isInto || isUpdate;
    }
}
