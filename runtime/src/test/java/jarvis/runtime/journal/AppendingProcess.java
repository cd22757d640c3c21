package jarvis.runtime.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A program that appends to a stream until it is killed or refused, and prints each version that was acknowledged. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        try (Journals.Opened opened = Journals.open(Path.of(args[0]))) {
            Journal journal = opened.journal();
            long version = Long.parseLong(args[2]);
            out.println("ready");
            while (true) {
                int size = (int) (version % 7) + 1;
                List<jarvis.core.coordination.Event> events = Events.notes(size);
                version = journal.append(args[1], version, events);
                out.println(version);
            }
        } catch (JournalException e) {
            out.println(e.code() + " " + e.getMessage());
        }
    }
}
