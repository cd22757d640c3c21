package jarvis.core.ownership;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of a tree, as git tells it.
 *
 * @param before what was there, and of a copy its model; null where nothing was
 * @param after what is there now; null where nothing is
 * @param target where a link leads that is there now; null where that is not known, or no link is
 */
public record Change(
        Kind kind,
        @Nullable Side before,
        @Nullable Side after,
        @Nullable String target) {
    /** What git calls it; a change of the mode alone is an edit. */
    public enum Kind {
        ADD,
        EDIT,
        DELETE,
        RENAME,
        COPY,
        TYPE
    }

    /**
     * A file at one end of a change.
     *
     * @param path as git gives it, which need not be a normal one
     * @param mode six octal digits
     * @param hash of the blob, or the commit of a nested repository
     */
    public record Side(String path, String mode, String hash) {
        private static final String LINK = "120000";
        private static final String REPOSITORY = "160000";

        public boolean isLink() {
            return mode.equals(LINK);
        }

        public boolean isRepository() {
            return mode.equals(REPOSITORY);
        }
    }

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change has a side: " + kind);
        }
    }

    public Change withTarget(String leadsTo) {
        return new Change(kind, before, after, leadsTo);
    }

    /** The path that goes, if one does. */
    @Nullable
    String gone() {
        return before != null && (after == null || kind == Kind.RENAME) ? before.path() : null;
    }

    /** The path that comes, if one does. */
    public @Nullable String fresh() {
        boolean comes = before == null || kind == Kind.RENAME || kind == Kind.COPY;
        return after != null && comes ? after.path() : null;
    }

    /** Where the change is seen. */
    public String path() {
        return Objects.requireNonNull(after == null ? before : after).path();
    }
}
