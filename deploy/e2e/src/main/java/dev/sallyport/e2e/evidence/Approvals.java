package dev.sallyport.e2e.evidence;

import java.util.List;

/** Measures whether a person says yes to exactly one operation, and that one runs once. */
public final class Approvals {
    private static final List<Point> POINTS = List.of(
            new ApprovedCases(),
            new ApprovalRace(),
            new ApprovalDrift(),
            new DecisionsChecked(),
            new Unmasking(),
            new Walkthrough(),
            new ApprovalsKilled());

    private Approvals() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("approvals", POINTS).run(arguments);
    }
}
