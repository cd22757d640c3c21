package jarvis.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.MergeOutcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as the work of an instance that says it is done: all that it left, and nothing of anybody else's. */
class ClaimedWorkTest {
    @TempDir
    Path temp;

    private Worked world;

    @BeforeEach
    void prepare() throws IOException {
        world = Worked.in(temp.resolve("repo"), 2);
    }

    private MergeOutcome.Merged merged(String instance) {
        return (MergeOutcome.Merged) world.claimed(instance);
    }

    private String integration(String what) throws IOException {
        return world.repo.git("show", "jarvis/run-1/integration:" + what);
    }

    @Test
    void exitZeroWithUncommittedWorkIsNotNothingToDo() throws IOException {
        world.at("instance-1").write("src/1/a.txt", "changed\n").write("src/1/new.txt", "new\n");

        assertThat(merged("instance-1").files()).isEqualTo(2);

        assertThat(integration("src/1/a.txt")).isEqualTo("changed");
        assertThat(integration("src/1/new.txt")).isEqualTo("new");
        assertThat(world.at("instance-1").git("status", "--porcelain")).isEmpty();
    }
}
