package jarvis.runtime.sharedfiles;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a claim, at made-up times. */
class StatusClaimsTest {
    private static final Reporter ONE = new Reporter.Unattributed("instance-1");

    private final Team team = new Team(3).launched();
    private final StatusClaims claims = new StatusClaims(team.plan);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private String first = "";

    @BeforeEach
    void showTheFirst() {
        first = show();
    }

    @Test
    void theFileAsItIsClaimsNothing() {
        assertThat(read(first)).isEmpty();
    }

    @Test
    void anOldEntryBesideANewOneClaimsNothing() {
        later(60);
        progress("instance-1", "step 1");
        String second = show();
        later(60);
        progress("instance-1", "step 2");
        show();
        later(60);

        assertThat(read(withLabel(second, "Work 2", "mine")))
                .containsExactly(
                        new Command.ReportProgress(new Reporter.Unattributed("instance-2"), "instance-2", "mine"));
    }

    @Test
    void severalOldEntriesAreAnOldFile() {
        later(60);
        progress("instance-1", "step 1");
        progress("instance-2", "step 1");
        show();
        later(60);

        assertThat(read(first)).isEmpty();
    }

    @Test
    void aClaimIsHeardOnceThoughOthersCopyIt() {
        String edited = withLabel(first, "Work 1", "step 1");
        assertThat(read(edited)).hasSize(1);
        assertThat(read(edited)).as("before it is shown").isEmpty();
        assertThat(read(withLabel(edited, "Work 2", "mine")))
                .as("in another's write")
                .hasSize(1);
    }

    @Test
    void oneEntryThatGoesBackAfterAWhileIsTakenBackOnPurpose() {
        later(60);
        raise("no database");
        show();
        later(60);

        assertThat(read(first))
                .containsExactly(new Command.ResolveBlocker(ONE, "instance-1", "cleared in status.json"));
    }

    @Test
    void oneEntryThatGoesBackAtOnceIsACopyReadBefore() {
        later(60);
        raise("no database");
        show();

        assertThat(read(first)).isEmpty();
    }

    @Test
    void whatItsWriterCannotHaveSeenIsNotTakenBack() {
        later(60);
        raise("no database");
        show();

        assertThat(read(withLabel(first, "Work 1", "step 1")))
                .containsExactly(new Command.ReportProgress(ONE, "instance-1", "step 1"));
    }

    @Test
    void whatItsWriterHasSeenForLongIsTakenBack() {
        later(60);
        raise("no database");
        show();
        later(60);

        assertThat(read(withLabel(first, "Work 1", "step 1")))
                .containsExactly(
                        new Command.ResolveBlocker(ONE, "instance-1", "cleared in status.json"),
                        new Command.ReportProgress(ONE, "instance-1", "step 1"));
    }

    @Test
    void theRestOfAnEntryIsNotKeptButNoted() {
        assertThat(read("{\"instance-1\": {\"mood\": \"good\", \"started_at\": \"2020-01-01T00:00:00Z\"}}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.NoteProblem.class,
                        note -> assertThat(note.text()).contains("instance-1", "mood = \"good\""));
    }

    @Test
    void onlyJarvisStartsAnInstance() {
        Team waiting = new Team(3);
        StatusClaims before = new StatusClaims(waiting.plan);
        before.shown(waiting.run.state(), now);
        String edited = before.render(waiting.run.state()).replaceFirst("\"waiting\"", "\"in_progress\"");

        assertThat(before.claims(new Projection.Edit(edited, waiting.run.state(), null, now)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.NoteProblem.class,
                        note -> assertThat(note.text()).contains("only Jarvis starts an instance"));
    }

    @Test
    void inAnotherInstancesCopyNothingOfItIsHeard() {
        assertThat(read(withLabel(first, "Work 1", "x"), "instance-2"))
                .singleElement()
                .isInstanceOf(Command.NoteProblem.class);
        assertThat(read(withLabel(first, "Work 2", "x"), "instance-2"))
                .singleElement()
                .isInstanceOf(Command.ReportProgress.class);
    }

    private void later(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private String show() {
        claims.shown(team.run.state(), now);
        return claims.render(team.run.state());
    }

    private List<Command> read(String text) {
        return read(text, null);
    }

    private List<Command> read(String text, @Nullable String owner) {
        return claims.claims(new Projection.Edit(text, team.run.state(), owner, now));
    }

    private void progress(String instance, String label) {
        team.must(new Command.ReportProgress(new Reporter.Worker(instance, 1), instance, label));
    }

    private void raise(String text) {
        team.must(new Command.RaiseBlocker(new Reporter.Person("Ada"), "instance-1", BlockerSeverity.BLOCKING, text));
    }

    private static String withLabel(String text, String task, String label) {
        return text.replaceFirst("(?s)(\"" + task + "\".*?\"checkpoint\": )(null|\"[^\"]*\")", "$1\"" + label + "\"");
    }
}
