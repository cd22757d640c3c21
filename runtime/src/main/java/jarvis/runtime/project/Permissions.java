package jarvis.runtime.project;

/** What an agent may do without asking a person; what others own it may not write in any case. */
public enum Permissions {
    /** Nothing. */
    ASK,
    /** Write files; a person is asked about all else. */
    EDITS,
    /** Everything. */
    ALL;

    /** @param edit whether it wants to write files that it may write */
    public boolean isGiven(boolean edit) {
        return this == ALL || (this == EDITS && edit);
    }
}
