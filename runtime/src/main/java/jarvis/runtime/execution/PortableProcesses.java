package jarvis.runtime.execution;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The processes as the JDK shows them, where there is no {@code /proc} (macOS).
 *
 * <p>It knows no environments and no sessions, so a child that lost its parent is not found.
 */
final class PortableProcesses implements ProcessTable {
    /** {@code ps} and the JDK round the start of a process each in its own way. */
    private static final long ROUNDING_SECONDS = 2;

    /** What {@code ps -o lstart=} prints in the C locale, its blanks run together. */
    private static final DateTimeFormatter LSTART =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    /** Nothing: the start of a process is a date here, which no other start of the machine has. */
    @Override
    public String boot() {
        return "-";
    }

    @Override
    public Optional<ProcessIdentity> parse(String written) {
        String[] words = written.strip().split("\\s+", 2);
        try {
            LocalDateTime start = LocalDateTime.parse(words[words.length - 1].replaceAll("\\s+", " "), LSTART);
            return Optional.of(new ProcessIdentity(Long.parseLong(words[0]), start.toEpochSecond(ZoneOffset.UTC)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean alive(ProcessIdentity process) {
        return ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .filter(handle -> Math.abs(start(handle) - process.start()) <= ROUNDING_SECONDS)
                .isPresent();
    }

    @Override
    public List<Entry> all() {
        return ProcessHandle.allProcesses().map(PortableProcesses::entry).toList();
    }

    private static Entry entry(ProcessHandle handle) {
        long parent = handle.parent().map(ProcessHandle::pid).orElse(0L);
        return new Entry(new ProcessIdentity(handle.pid(), start(handle)), parent, 0, null);
    }

    private static long start(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(instant -> instant.getEpochSecond())
                .orElse(0L);
    }
}
