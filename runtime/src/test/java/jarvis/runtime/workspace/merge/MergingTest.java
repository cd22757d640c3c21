package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What git prints of a merge is read, also what it prints seldom. */
class MergingTest {
    @Test
    void aConflictWithoutAFileInConflictNamesThePathsOfItsMessage() {
        List<String> output = List.of(
                "tree",
                "",
                "1",
                "kept",
                "Auto-merging",
                "words",
                "2",
                "from",
                "to",
                "CONFLICT (directory rename split)",
                "words");
        assertThat(Merging.read(false, output.iterator())).isEqualTo(new Merging.Conflicts(List.of("from", "to")));
    }

    @Test
    void aFileThatGitPutAsideHasItsOwnNameOnce() {
        List<String> output = List.of("tree", "a~" + "1".repeat(40), "a~" + "2".repeat(40) + "_0", "a~b", "");
        assertThat(Merging.read(false, output.iterator())).isEqualTo(new Merging.Conflicts(List.of("a", "a~b")));
    }

    @Test
    void messagesOfACleanMergeAreNoConflict() {
        List<String> output = List.of("tree", "", "1", "a", "Auto-merging", "words");
        assertThat(Merging.read(true, output.iterator())).isEqualTo(new Merging.Clean("tree"));
    }
}
