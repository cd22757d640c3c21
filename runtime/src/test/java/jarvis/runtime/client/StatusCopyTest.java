package jarvis.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A status that is kept is given only while the journal holds exactly what it was made from. */
class StatusCopyTest {
    @TempDir
    Path root;

    private ProjectFolder folder = new ProjectFolder(Path.of(""));
    private final List<Event> events = Scenes.signedOff().run.events(0, 1_000).stream()
            .map(Recorded::event)
            .toList();

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = new ProjectFolder(root);
        Files.createDirectories(folder.folder());
    }

    @Test
    void after_a_clean_end_it_is_kept_until_the_journal_grows() {
        append(0, events.size() - 1);
        StatusCopy made = StatusCopy.make(folder);
        assertThat(made.text()).contains("awaiting sign-off");
        assertThat(StatusCopy.read(folder)).contains(made);
        append(events.size() - 1, events.size());
        assertThat(StatusCopy.read(folder)).isEmpty();
        assertThat(StatusCopy.make(folder).text()).contains("signed off");
        assertThat(StatusCopy.read(folder)).isPresent();
    }

    /** As after a crash: the log is not folded into the file, and each commit changes the index's head. */
    @Test
    void while_the_log_is_there_each_commit_makes_it_stale() {
        try (Journals.Opened journal = Journals.open(folder.journal())) {
            for (int i = 0; i < events.size(); i++) {
                journal.journal().append("run-1", i, events.subList(i, i + 1));
                assertThat(StatusCopy.read(folder)).as("after event %d", i + 1).isEmpty();
                StatusCopy made = StatusCopy.make(folder);
                assertThat(StatusCopy.read(folder)).contains(made);
            }
        }
    }

    @Test
    void what_is_no_copy_is_none() throws IOException {
        append(0, events.size());
        Files.writeString(folder.folder().resolve("status.txt"), "signed off");
        assertThat(StatusCopy.read(folder)).isEmpty();
        Files.delete(folder.folder().resolve("status.txt"));
        assertThat(StatusCopy.read(folder)).isEmpty();
    }

    private void append(int from, int to) {
        try (Journals.Opened journal = Journals.open(folder.journal())) {
            journal.journal().append("run-1", from, events.subList(from, to));
        }
    }
}
