package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What steers git in a repository: its configuration, hooks, attributes and borrowed objects. All worktrees share them, so an
 * agent that changes them changes what git does for everybody. Only hashes are remembered, in one file.
 */
public final class ConfigWatch {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String WHAT_NOW =
            ". It steers every git command in this repository; take it back unless you meant it.";

    private final Path top;
    private final Path memory;

    /**
     * @param top of the repository
     * @param memory the file in which it is remembered
     */
    public ConfigWatch(Path top, Path memory) {
        this.top = top;
        this.memory = memory;
    }

    /** Takes what is there now for good. */
    public void remember() {
        Map<String, String> hashes = new TreeMap<>();
        Steering.of(top).settings().forEach((name, setting) -> hashes.put(name, setting.hash()));
        try {
            Files.createDirectories(memory.toAbsolutePath().resolveSibling(""));
            Path fresh = memory.resolveSibling(memory.getFileName() + ".new");
            Files.write(fresh, JSON.writeValueAsBytes(hashes));
            Files.move(fresh, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WorkspaceException("files-failed", "Cannot write " + memory + ": " + e + ". Make room there.", e);
        }
    }

    /** What is different from what was remembered, a sentence each; none where nothing was remembered. */
    public List<String> changes() {
        Map<String, String> before = remembered();
        if (before.isEmpty()) {
            return List.of();
        }
        Map<String, Setting> now = Steering.of(top).settings();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream().flatMap(name -> change(name, before, now)).toList();
    }

    private static Stream<String> change(String name, Map<String, String> before, Map<String, Setting> now) {
        Setting setting = now.get(name);
        if (setting == null) {
            return Stream.of(name + " was removed" + WHAT_NOW);
        }
        if (setting.hash().equals(before.get(name))) {
            return Stream.empty();
        }
        String what = before.containsKey(name) ? " was changed" : " was added";
        return Stream.of(name + what + setting.shown() + WHAT_NOW);
    }

    private Map<String, String> remembered() {
        try {
            return JSON.readValue(Files.readAllBytes(memory), new TypeReference<Map<String, String>>() {});
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | JacksonException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot read " + memory + ": " + e.getMessage()
                            + ". Look at `git config --list` yourself, then delete it.",
                    e);
        }
    }
}
