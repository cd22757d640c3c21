package jarvis.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the tests of this package see of the machine beside Jarvis's own view. */
final class World {
    private World() {}

    /** Waits at a real edge, where nothing tells. */
    static void eventually(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What there is of the executions under a folder, wrappers included. */
    static List<Long> tagged(Path folder) {
        return new LinuxProcesses()
                .all().stream()
                        .filter(entry ->
                                entry.tag() != null && Path.of(entry.tag()).startsWith(folder))
                        .map(entry -> entry.identity().pid())
                        .toList();
    }

    static boolean there(long pid) {
        return new LinuxProcesses()
                .all().stream().anyMatch(entry -> entry.identity().pid() == pid);
    }

    /** The number that a command wrote into a file, once it did. */
    static long pid(Path file) {
        eventually(file + " is written", () -> text(file).endsWith("\n"));
        return Long.parseLong(text(file).strip());
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JVM with a main class of these tests, in a process group and session of its own. */
    static Process java(Class<?> main, Path output, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** As {@code kill -9} of a terminal's whole job does it. */
    static void killGroup(Process leader) throws Exception {
        new ProcessBuilder("kill", "-9", "--", "-" + leader.pid()).start().waitFor();
        leader.waitFor();
    }

    static RunSpec spec(Path folder, String name, String command) {
        return new RunSpec(
                "run-1/" + name,
                command,
                folder,
                Map.of(),
                folder.resolve("runs").resolve(name));
    }
}
