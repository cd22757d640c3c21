package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.Change;
import jarvis.core.ownership.RawDiff;
import jarvis.core.ownership.pattern.PathBytes;
import jarvis.runtime.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would land: the changes from one tree to another, with the places that links lead to. */
final class Landing {
    /** Longer than any path that a system takes. */
    private static final int LONGEST_TARGET = 8192;

    private final Borrowed objects;

    Landing(Borrowed objects) {
        this.objects = objects;
    }

    List<Change> changes(String before, String after) {
        List<String> command = new ArrayList<>(RawDiff.COMMAND);
        command.addAll(List.of(before, after));
        return switch (RawDiff.read(objects.bytes(new byte[0], command.toArray(String[]::new)))) {
            case RawDiff.Reading.Read(List<Change> changes) -> withTargets(changes);
            case RawDiff.Reading.Refused(String sentence) -> throw new WorkspaceException("diff-unread", sentence);
        };
    }

    private List<Change> withTargets(List<Change> changes) {
        Set<String> links = new HashSet<>();
        changes.forEach(change -> link(change).ifPresent(links::add));
        if (links.isEmpty()) {
            return changes;
        }
        Map<String, String> targets = targets(links);
        return changes.stream()
                .map(change ->
                        link(change).map(targets::get).map(change::withTarget).orElse(change))
                .toList();
    }

    private static java.util.Optional<String> link(Change change) {
        Change.Side after = change.after();
        return after != null && after.isLink() ? java.util.Optional.of(after.hash()) : java.util.Optional.empty();
    }

    /** Of those that can be read; one of a size that no link has is left out. */
    private Map<String, String> targets(Set<String> links) {
        byte[] sized =
                objects.bytes(lines(links), "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)");
        List<String> short_ = new String(sized, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.contains(" blob ")
                        && Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)) <= LONGEST_TARGET)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        return contents(objects.bytes(lines(short_), "cat-file", "--batch=%(objectname) %(objectsize)"));
    }

    private static byte[] lines(Iterable<String> hashes) {
        return (String.join("\n", hashes) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, String> contents(byte[] output) {
        Map<String, String> contents = new HashMap<>();
        int at = 0;
        while (at < output.length) {
            int end = at;
            while (output[end] != '\n') {
                end++;
            }
            String[] head = new String(output, at, end - at, StandardCharsets.US_ASCII).split(" ");
            int size = Integer.parseInt(head[1]);
            contents.put(head[0], PathBytes.text(Arrays.copyOfRange(output, end + 1, end + 1 + size)));
            at = end + size + 2;
        }
        return contents;
    }
}
