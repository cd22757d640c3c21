package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.Spellings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The spellings of the trees that were judged last, as many instances are merged into one. Thread-safe. */
final class TreeSpellings {
    private static final int KEPT = 4;

    private final Map<String, Spellings> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spellings> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Spellings of(Borrowed objects, String tree) {
        Spellings there = known.get(tree);
        if (there == null) {
            there = Spellings.of(Borrowed.pieces(
                    objects.bytes(new byte[0], "ls-tree", "-r", "-z", "--full-tree", "--name-only", tree)));
            known.put(tree, there);
        }
        return there;
    }
}
