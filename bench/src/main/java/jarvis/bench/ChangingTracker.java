package jarvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/** A tracker file whose count of completed tasks is set again and again, each time by a rename, and when it was. */
final class ChangingTracker {
    /** The first number that is written; it is like none that the file had before. */
    static final int FIRST = 1_000_000;

    private static final int MOST = 10_000;
    private static final Pattern COUNT = Pattern.compile("(\"tasks_completed\":\\s*)\\d+");

    private final Path file;
    private final String text;
    private final AtomicLongArray changedAt = new AtomicLongArray(MOST);

    ChangingTracker(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file);
    }

    void change(int number) throws IOException {
        Path next = file.resolveSibling("next.tmp");
        Files.writeString(next, COUNT.matcher(text).replaceFirst("$1" + (FIRST + number)));
        changedAt.set(number, System.nanoTime());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** When that count was written, by the nano clock; 0 when it was not. */
    long changedAt(int count) {
        int number = count - FIRST;
        return number < 0 || number >= MOST ? 0 : changedAt.get(number);
    }
}
