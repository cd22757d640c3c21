package jarvis.core.coordination;

/** Where a run stands: {@code staged -> running -> final verification -> awaiting sign-off -> signed off}, or stopped on the way. */
public enum RunStatus {
    NONE,
    STAGED,
    RUNNING,
    FINAL_VERIFICATION,
    AWAITING_SIGN_OFF,
    SIGNED_OFF,
    STOPPED;

    /** Whether things happen by themselves. */
    public boolean active() {
        return this == RUNNING || this == FINAL_VERIFICATION || this == AWAITING_SIGN_OFF;
    }

    /** Whether nothing more happens, but by a person who resumes it. */
    public boolean over() {
        return this == SIGNED_OFF || this == STOPPED;
    }
}
