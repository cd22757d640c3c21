package jarvis.runtime.workspace.keep;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where processes stand, as {@code lsof} says where there is no {@code /proc}. Without it nothing can be told. */
final class OpenFolders {
    private OpenFolders() {}

    static Occupants look(Path folder) {
        try {
            Process process = new ProcessBuilder("lsof", "-w", "-a", "-d", "cwd", "-Fpcn")
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return read(out, folder, ProcessHandle.current().pid());
        } catch (IOException e) {
            return new Occupants(false, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Occupants(false, List.of());
        }
    }

    /** Reads lines that begin with p (number), c (command) and n (folder). No line at all means that it did not work. */
    static Occupants read(String out, Path folder, long us) {
        List<String> found = new ArrayList<>();
        String process = "";
        String command = "";
        for (String line : out.lines().filter(one -> !one.isEmpty()).toList()) {
            String value = line.substring(1);
            switch (line.charAt(0)) {
                case 'p' -> process = value;
                case 'c' -> command = value;
                case 'n' -> {
                    if (Path.of(value).startsWith(folder) && !process.equals(Long.toString(us))) {
                        found.add("process " + process + " (" + command + ")");
                    }
                }
                default -> {
                    // The kind of the file, which we know.
                }
            }
        }
        return new Occupants(!out.isBlank(), found);
    }
}
