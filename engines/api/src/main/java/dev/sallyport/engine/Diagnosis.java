package dev.sallyport.engine;

import java.util.List;

/**
 * What the gateway's own role on a source may do, beside what the grants need.
 *
 * @param role the least-privilege role for what the grants need, as statements for an administrator of the source
 * @param findings the worst first; never empty
 */
public record Diagnosis(String role, List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** How bad a finding is. */
    public enum Severity {
        /** More can be read, written or run by the role than any grant allows. */
        ERROR,
        /** A grant promises what the role may not do, or the role has a right that nothing needs. */
        WARNING,
        OK
    }

    /**
     * One thing that was found.
     *
     * @param what the right, and on what
     * @param why what it makes possible
     * @param remedy a statement for an administrator of the source, or words where there is none; empty when all is well
     */
    public record Finding(Severity severity, String what, String why, String remedy) {}
}
