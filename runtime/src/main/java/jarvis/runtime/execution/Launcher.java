package jarvis.runtime.execution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts wrappers.
 *
 * @param shell runs the commands: bash where there is one
 * @param sh runs the wrapper
 * @param setsid the command of that name; null: bash's job control keeps an execution apart instead
 */
record Launcher(@Nullable String shell, String sh, @Nullable String setsid, ProcessTable table) {
    private static final List<String> USUAL = List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");

    /** Looks for the shells in a search path. */
    static Launcher of(String path) {
        String sh = find(path, "sh").orElse("/bin/sh");
        String shell = find(path, "bash").or(() -> find(path, "sh")).orElse(null);
        String setsid = find(path, "setsid").orElse(null);
        return LinuxProcesses.here() && setsid != null
                ? new Launcher(shell, sh, setsid, new LinuxProcesses())
                : new Launcher(shell, sh, null, new PortableProcesses());
    }

    Process start(RunSpec spec, ExecutionFiles files) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words(spec, files)).directory(spec.folder().toFile());
        builder.environment().putAll(spec.environment());
        builder.environment().put(ProcessTable.TAG, files.folder().toString());
        return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> words(RunSpec spec, ExecutionFiles files) throws IOException {
        if (shell == null) {
            throw new IOException("neither bash nor sh is in PATH or the usual folders; install bash");
        }
        List<String> words = new ArrayList<>(
                setsid != null
                        ? List.of(setsid, sh, "-c", Wrapper.LINUX)
                        : List.of(shell, "-c", Wrapper.PORTABLE_START, "jarvis", shell, "-c", Wrapper.PORTABLE));
        words.addAll(List.of("jarvis", files.folder().toString(), table.boot(), spec.id(), shell));
        words.add(setsid == null ? "" : setsid);
        return words;
    }

    private static Optional<String> find(String path, String name) {
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), USUAL.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
