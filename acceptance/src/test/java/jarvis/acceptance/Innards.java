package jarvis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a running Jarvis holds, counted from outside. */
record Innards(Process jarvis) {
    /** Open files and sockets. */
    long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(jarvis.pid()), "fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean countable() {
        return Files.isDirectory(Path.of("/proc/self/fd"));
    }

    /** Bytes in the heap after a collection. */
    long heap() {
        List<String> total = lines().stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .map(line -> List.of(line.split(" +")))
                .orElseThrow();
        return Long.parseLong(total.get(2));
    }

    /** Living objects of the class of this full name. */
    long objects(String name) {
        return lines().stream()
                .map(line -> line.strip().split(" +"))
                .filter(row -> row.length >= 4 && row[3].equals(name))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }

    /** Number, instances, bytes and name of each class; it collects before it counts. */
    private List<String> lines() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(jarvis.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
