package jarvis.runtime.workspace.merge;

/**
 * What a tree holds under a path, or that it holds nothing there.
 *
 * @param mode six octal digits
 */
record Entry(String mode, String hash) {
    private static final String FOLDER = "040000";

    /** As a diff tells what is not there. */
    boolean isNothing() {
        return mode.equals("000000");
    }

    boolean isFolder() {
        return mode.equals(FOLDER);
    }

    static Entry folder(String hash) {
        return new Entry(FOLDER, hash);
    }

    /** As {@code mktree} takes it. */
    String type() {
        return switch (mode) {
            case FOLDER -> "tree";
            case "160000" -> "commit";
            default -> "blob";
        };
    }
}
