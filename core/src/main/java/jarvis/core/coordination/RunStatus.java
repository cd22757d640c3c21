package jarvis.core.coordination;

import java.util.Locale;

/** Where a run stands: {@code staged -> running -> final verification -> awaiting sign-off -> signed off}, or stopped on the way. */
public enum RunStatus {
    NONE,
    STAGED,
    RUNNING,
    FINAL_VERIFICATION,
    AWAITING_SIGN_OFF,
    SIGNED_OFF,
    STOPPED;

    /** As people read it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether things happen by themselves. */
    public boolean active() {
        return this == RUNNING || this == FINAL_VERIFICATION || this == AWAITING_SIGN_OFF;
    }

    /** Whether nothing more happens, but by a person who resumes it. */
    public boolean over() {
        return this == SIGNED_OFF || this == STOPPED;
    }
}
