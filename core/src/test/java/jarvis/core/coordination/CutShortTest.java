package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an append that was cut short leaves behind is completed: by settling, or by hearing the same report once more. */
class CutShortTest {
    private final Story story = new PlanSketch()
            .parallel("p1", "a", "b")
            .gate("c1", "p1", "make", "nice?")
            .limits(32, 1, 0)
            .launched();

    private void judge() {
        story.given(
                Say.begin("p1/a", 1),
                Say.begin("p1/b", 1),
                Say.exit("a", 1, 0),
                Say.exit("b", 1, 0),
                Say.check("c1", 1));
    }

    /** The same end, whatever of the batch became durable. */
    private void completes(Command command, Command again) {
        List<Event> batch = ((Decision.Accepted) story.when(command)).events();
        RunState whole = fold(story.state(), batch);
        for (int kept = 1; kept < batch.size(); kept++) {
            RunState torn = fold(story.state(), batch.subList(0, kept));
            RunState settled = decided(torn, new Command.Settle());
            assertThat(counted(decided(settled, again)))
                    .as("kept %d of %s", kept, batch)
                    .isEqualTo(counted(whole));
        }
    }

    private RunState decided(RunState state, Command command) {
        return switch (Coordination.decide(state, command, story.now())) {
            case Decision.Accepted accepted
            when accepted.events().stream().noneMatch(e -> e instanceof Event.ReportIgnored) ->
                fold(state, accepted.events());
            case Decision.Accepted ignored -> state;
            case Decision.Refused refused -> state;
        };
    }

    private static RunState fold(RunState state, List<Event> events) {
        RunState next = state;
        for (Event event : events) {
            next = Coordination.apply(next, event);
        }
        return next;
    }

    /** Without the number of events. */
    private static String counted(RunState state) {
        return state.toString().replaceAll("version=\\d+", "");
    }

    @Test
    void aLaunch() {
        Story staged = new PlanSketch().parallel("p1", "a", "b").story().staged();
        List<Event> batch = ((Decision.Accepted) staged.when(new Command.LaunchRun("ann", "lock-1"))).events();
        RunState torn = fold(staged.state(), batch.subList(0, 1));
        assertThat(decided(torn, new Command.Settle())).isEqualTo(fold(staged.state(), batch));
    }

    @Test
    void anExitZero() {
        story.given(Say.begin("p1/a", 1));
        completes(Say.exit("a", 1, 0), Say.exit("a", 1, 0));
    }

    @Test
    void aFailedExitAfterAClaim() {
        story.given(Say.begin("p1/a", 1), Say.claim("a", 1));
        completes(Say.exit("a", 1, 1), Say.exit("a", 1, 1));
    }

    @Test
    void aFailedExitWhileItIsJudged() {
        story.given(
                Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0), Say.claim("b", 1), Say.check("c1", 1));
        completes(Say.exit("b", 1, 1), Say.exit("b", 1, 1));
    }

    @Test
    void aPass() {
        judge();
        completes(Say.pass("c1", 1), new Command.Settle());
    }

    @Test
    void aFailure() {
        judge();
        completes(Say.fail("c1", 1), Say.fail("c1", 1));
    }

    @Test
    void whatCouldNotRun() {
        judge();
        completes(Say.cannotRun("c1", 1), Say.cannotRun("c1", 1));
    }

    @Test
    void aYes() {
        judge();
        story.given(Say.pass("c1", 1));
        completes(Say.approve("c1/1/q1"), new Command.Settle());
    }

    @Test
    void aNo() {
        judge();
        story.given(Say.pass("c1", 1));
        completes(Say.reject("c1/1/q1"), new Command.Settle());
    }

    @Test
    void anExhaustedRework() {
        judge();
        story.given(Say.pass("c1", 1), Say.reject("c1/1/q1"));
        story.given(
                Say.begin("p1/a", 2),
                Say.begin("p1/b", 2),
                Say.exit("a", 2, 0),
                Say.exit("b", 2, 0),
                Say.check("c1", 2));
        completes(Say.fail("c1", 2), Say.fail("c1", 2));
    }

    @Test
    void aPersonsSendingBack() {
        judge();
        story.given(Say.cannotRun("c1", 1));
        completes(Say.reject("c1/1"), Say.reject("c1/1"));
    }

    @Test
    void aWaiver() {
        judge();
        story.given(Say.cannotRun("c1", 1));
        completes(Say.approve("c1/1"), new Command.Settle());
    }

    @Test
    void theLastPass() {
        Story end =
                new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make").launched();
        end.given(
                Say.begin("p1/a", 1),
                Say.exit("a", 1, 0),
                Say.check("c1", 1),
                Say.pass("c1", 1),
                Say.check("final", 1));
        List<Event> batch = ((Decision.Accepted) end.when(Say.pass("final", 1))).events();
        for (int kept = 1; kept < batch.size(); kept++) {
            RunState torn = fold(end.state(), batch.subList(0, kept));
            assertThat(decided(torn, new Command.Settle())).isEqualTo(fold(end.state(), batch));
        }
    }
}
