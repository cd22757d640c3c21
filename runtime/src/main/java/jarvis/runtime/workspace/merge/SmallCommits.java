package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.PathBytes;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Two commits and their ancestor for each encounter, which hold nothing but its paths; all made by one git. */
final class SmallCommits {
    private final ByteArrayOutputStream script = new ByteArrayOutputStream();
    private int marks;

    /** The two of one encounter, to be merged. */
    record Two(String one, String other) {}

    /** In the order of the encounters. */
    static List<Two> of(Borrowed objects, List<Encounter> encounters) {
        SmallCommits commits = new SmallCommits();
        encounters.forEach(commits::add);
        Path file = objects.file("marks");
        objects.bytes(commits.script.toByteArray(), "fast-import", "--quiet", "--export-marks=" + file);
        Map<String, String> hashes = read(file);
        List<Two> made = new ArrayList<>();
        for (int mark = 1; mark <= commits.marks; mark += 3) {
            made.add(new Two(hash(hashes, mark + 1), hash(hashes, mark + 2)));
        }
        return made;
    }

    private static String hash(Map<String, String> hashes, int mark) {
        return hashes.getOrDefault(":" + mark, "");
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> hashes = new HashMap<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                hashes.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
            }
            return hashes;
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot read " + file + ": " + e.getMessage() + ". Make room there.", e);
        }
    }

    private void add(Encounter encounter) {
        write("reset refs/heads/none\n");
        int base = marks + 1;
        commit(0, encounter, Encounter.Three::base);
        commit(base, encounter, Encounter.Three::one);
        commit(base, encounter, Encounter.Three::other);
    }

    private void commit(int from, Encounter encounter, Function<Encounter.Three, Entry> side) {
        marks++;
        write("commit refs/heads/none\nmark :%d\ncommitter x <x> 0 +0000\ndata 0\n".formatted(marks));
        if (from > 0) {
            write("from :%d\n".formatted(from));
        }
        write("deleteall\n");
        encounter.paths().forEach((path, three) -> {
            Entry entry = side.apply(three);
            if (!entry.isNothing()) {
                write("M %s %s ".formatted(entry.mode(), entry.hash()) + quoted(path) + "\n");
            }
        });
        write("\n");
    }

    private void write(String text) {
        script.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String quoted(String path) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte one : PathBytes.bytes(path)) {
            boolean plain = one > ' ' && one < 0x7F && one != '"' && one != '\\';
            quoted.append(plain ? String.valueOf((char) one) : "\\%03o".formatted(one & 0xFF));
        }
        return quoted.append('"').toString();
    }
}
