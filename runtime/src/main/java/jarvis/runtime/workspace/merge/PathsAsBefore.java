package jarvis.runtime.workspace.merge;

import java.util.Collection;
import java.util.Map;

/** A tree in which some paths are as another has them: taken out where they are not there, put back where they are. */
final class PathsAsBefore {
    private final Borrowed objects;

    PathsAsBefore(Borrowed objects) {
        this.objects = objects;
    }

    String tree(String before, String tip, Collection<String> paths) {
        Map<String, Entry> wanted = TreeEdit.entries(objects, before);
        TreeEdit edit = TreeEdit.of(objects, tip);
        paths.forEach(edit::remove);
        for (String path : paths) {
            Entry there = wanted.get(path);
            if (there != null) {
                edit.put(path, there);
            }
        }
        return edit.write();
    }
}
