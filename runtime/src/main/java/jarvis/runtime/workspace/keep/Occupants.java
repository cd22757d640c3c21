package jarvis.runtime.workspace.keep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The live processes that work in a folder: by where they stand, or by the variables that Jarvis gave them. Those of other
 * users cannot be seen, and are not an agent's.
 *
 * @param known whether this machine lets us tell
 * @param who such as {@code process 4711 (node)}
 */
public record Occupants(boolean known, List<String> who) {
    private static final Path PROC = Path.of("/proc");
    private static final String GONE = " (deleted)";

    public Occupants {
        who = List.copyOf(who);
    }

    /** Those that stand in a folder. */
    public static Occupants of(Path folder) {
        return of(folder, _ -> false);
    }

    /** Those that stand in a folder, or whose variables, each {@code NAME=value}, mark them. */
    static Occupants of(Path folder, Predicate<List<String>> marked) {
        if (!Files.isReadable(PROC.resolve("self/stat"))) {
            return OpenFolders.look(folder);
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (!isUs(process) && (standsIn(process, folder) || marked.test(variables(process)))) {
                    found.add(name(process));
                }
            }
        } catch (IOException e) {
            return new Occupants(false, List.of());
        }
        return new Occupants(true, found);
    }

    /** Whether it is certain that there is none. */
    public boolean nobody() {
        return known && who.isEmpty();
    }

    private static boolean isUs(Path process) {
        return process.getFileName()
                .toString()
                .equals(Long.toString(ProcessHandle.current().pid()));
    }

    private static boolean standsIn(Path process, Path folder) {
        try {
            String place = Files.readSymbolicLink(process.resolve("cwd")).toString();
            String was = place.endsWith(GONE) ? place.substring(0, place.length() - GONE.length()) : place;
            return Path.of(was).startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> variables(Path process) {
        return List.of(text(process.resolve("environ")).split("\0"));
    }

    private static String name(Path process) {
        return "process " + process.getFileName() + " ("
                + text(process.resolve("comm")).strip() + ")";
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
