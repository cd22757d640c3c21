package jarvis.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A server that is measured from outside, as Linux tells of it in /proc. */
record ServerProcess(long pid) {
    /** What the kernel counts processor time in; 100 on every Linux that Java 25 runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int FIRST_AFTER_NAME = 3;
    private static final int USER = 14;
    private static final int SYSTEM = 15;

    /** Processor time of all its threads since it began. */
    Duration processorTime() {
        String stat = text("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks =
                Long.parseLong(fields[USER - FIRST_AFTER_NAME]) + Long.parseLong(fields[SYSTEM - FIRST_AFTER_NAME]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    long residentBytes() {
        String line = text("status")
                .lines()
                .filter(one -> one.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    int descriptors() {
        try (Stream<Path> open = Files.list(file("fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that live on its heap, after a collection; 0 where it is no JVM. */
    long liveBytes() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asking = new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asking.waitFor() != 0) {
            return 0;
        }
        String total = said.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the server " + pid + " has ended", e);
        }
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
