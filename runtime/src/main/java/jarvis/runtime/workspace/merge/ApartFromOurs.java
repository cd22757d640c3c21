package jarvis.runtime.workspace.merge;

import java.time.Instant;
import java.util.List;

/** A commit for the sake of merging, in which the folders that are never merged are as the integration branch has them. */
final class ApartFromOurs {
    private final Borrowed objects;

    ApartFromOurs(Borrowed objects) {
        this.objects = objects;
    }

    /** The tip itself where nothing there differs, which is nearly always. */
    String tip(String before, String tip) {
        List<String> ours = Borrowed.pieces(
                        objects.bytes(new byte[0], "diff-tree", "-r", "-z", "--name-only", "--no-renames", before, tip))
                .stream()
                .filter(Ours::holds)
                .toList();
        return ours.isEmpty() ? tip : commit(tip, TreeEdit.asBefore(objects, before, tip, ours));
    }

    /** On top of the tip, so that git finds the same common ancestor. */
    private String commit(String tip, String tree) {
        return new Commits(objects).commit(tree, List.of(tip), "Set apart", Instant.EPOCH);
    }
}
