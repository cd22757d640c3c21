package jarvis.core.coordination;

/** Where a phase stands. UNVERIFIED is done on claims alone, or past a checkpoint that a person waived. */
public enum PhaseStatus {
    PENDING,
    ACTIVE,
    DONE,
    UNVERIFIED;

    boolean over() {
        return this == DONE || this == UNVERIFIED;
    }
}
