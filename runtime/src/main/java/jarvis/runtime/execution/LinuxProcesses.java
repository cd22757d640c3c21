package jarvis.runtime.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes as {@code /proc} shows them. */
final class LinuxProcesses implements ProcessTable {
    /** Fields of a stat line, counted after the command's name, which may hold anything. */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START = 19;
    private static final byte[] MARK = (TAG + "=").getBytes(StandardCharsets.UTF_8);

    private final Path proc = Path.of("/proc");
    private final String boot;

    LinuxProcesses() {
        boot = text(proc.resolve("sys/kernel/random/boot_id")).strip();
    }

    static boolean here() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    @Override
    public String boot() {
        return boot;
    }

    @Override
    public Optional<ProcessIdentity> parse(String written) {
        return Optional.ofNullable(stat(written)).map(Stat::identity);
    }

    @Override
    public boolean alive(ProcessIdentity process) {
        Stat stat = stat(text(proc.resolve(Long.toString(process.pid())).resolve("stat")));
        return stat != null && !stat.dead() && stat.identity().equals(process);
    }

    @Override
    public List<Entry> all() {
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                Stat stat = stat(text(process.resolve("stat")));
                if (stat != null && !stat.dead()) {
                    found.add(new Entry(stat.identity(), stat.parent(), stat.session(), tag(process)));
                }
            }
        } catch (IOException e) {
            throw new ExecutionFailure("unreadable", "The list of processes cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    private @Nullable String tag(Path process) {
        byte[] environment = bytes(process.resolve("environ"));
        int from = 0;
        while (from < environment.length) {
            int end = from;
            while (end < environment.length && environment[end] != 0) {
                end++;
            }
            int value = from + MARK.length;
            if (value <= end && Arrays.equals(environment, from, value, MARK, 0, MARK.length)) {
                return new String(environment, value, end - value, StandardCharsets.UTF_8);
            }
            from = end + 1;
        }
        return null;
    }

    private static @Nullable Stat stat(String line) {
        int name = line.lastIndexOf(')');
        String[] fields = line.substring(name + 1).strip().split(" ");
        if (name < 0 || fields.length <= START) {
            return null;
        }
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        return new Stat(
                new ProcessIdentity(pid, Long.parseLong(fields[START])),
                fields[STATE].charAt(0),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]));
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** Nothing where the process has gone or belongs to somebody else. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private record Stat(ProcessIdentity identity, char state, long parent, long session) {
        boolean dead() {
            return state == 'Z' || state == 'X' || state == 'x';
        }
    }
}
