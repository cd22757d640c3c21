package jarvis.runtime.client;

import jarvis.runtime.journal.JournalMark;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.view.StatusText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What {@code jarvis status} says while no Jarvis runs, kept beside the journal with the mark of the content that it was made
 * from: reading the journal takes ten times as long. Another mark, and it is made anew.
 *
 * @param caution that it is the journal's last word
 */
public record StatusCopy(String caution, String text) {
    /** The copy, when the journal is still what it was made from. */
    public static Optional<StatusCopy> read(ProjectFolder folder) {
        try {
            String[] parts = Files.readString(file(folder)).split("\n", 3);
            String mark = JournalMark.of(folder.journal());
            return parts.length == 3 && !mark.isEmpty() && parts[0].equals(mark)
                    ? Optional.of(new StatusCopy(parts[1], parts[2]))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the journal, and keeps what was made of it unless it changed meanwhile. */
    public static StatusCopy make(ProjectFolder folder) {
        String before = JournalMark.of(folder.journal());
        StatusCopy copy;
        try (RunSource source = RunSource.recorded(folder)) {
            copy = new StatusCopy(source.caution(), StatusText.of(source.run(RunSource.CURRENT)));
        }
        if (before.equals(JournalMark.of(folder.journal()))) {
            copy.keep(folder, before);
        }
        return copy;
    }

    private void keep(ProjectFolder folder, String mark) {
        Path file = file(folder);
        Path draft = file.resolveSibling("status.txt.new");
        try {
            Files.writeString(draft, mark + "\n" + caution + "\n" + text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Nothing is lost: the next one reads the journal too.
        }
    }

    private static Path file(ProjectFolder folder) {
        return folder.folder().resolve("status.txt");
    }
}
