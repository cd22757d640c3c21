package jarvis.runtime.branch;

import jarvis.runtime.branch.BranchNow.ForeignWrite;
import java.util.List;
import java.util.stream.Collectors;

/** What is said once when an instance writes what it may not. */
public final class ForeignSentence {
    private static final int MOST = 4;

    private ForeignSentence() {}

    /** @param foreign at least one */
    public static String of(List<ForeignWrite> foreign) {
        ForeignWrite first = foreign.getFirst();
        if (foreign.size() == 1) {
            String whose = first.owner().isEmpty() ? "which it may not write" : "which is " + first.owner() + "'s";
            return "wrote " + first.path() + ", " + whose
                    + "; it will not be merged unless a person grants it or hands it over.";
        }
        String some = foreign.stream().limit(MOST).map(ForeignSentence::named).collect(Collectors.joining(", "));
        int more = foreign.size() - MOST;
        return "wrote " + foreign.size() + " files that it may not write: " + some
                + (more > 0 ? " and " + more + " more" : "")
                + "; they will not be merged unless a person grants them or hands them over.";
    }

    private static String named(ForeignWrite write) {
        return write.path() + (write.owner().isEmpty() ? "" : " (" + write.owner() + "'s)");
    }
}
