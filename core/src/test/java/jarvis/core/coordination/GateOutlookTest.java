package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a gate waits for is what keeps {@code whatNext} from starting it, in every state of many wild runs. */
class GateOutlookTest {
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");
    private static final int SEEDS = 60;

    private final Story story =
            new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make").launched();

    @Test
    void whoHasNotClaimedIsNamedWithWhatItDoesInstead() {
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.block("b", 1), Say.claim("a", 1));
        assertThat(missing("p1/a"))
                .containsExactly(
                        "The process of a is still there: it is waited for until it ends, for 0 s after the claim at most.",
                        "b has not claimed to be done: it is blocked, and a blocker of its own is open.");
    }

    @Test
    void whatRunsOrIsAboutToWaitsForNothing() {
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0), Say.exit("b", 1, 0));
        assertThat(missing("p1/a")).isEmpty();
        story.given(Say.check("c1", 1));
        assertThat(missing("p1/b")).isEmpty();
        story.given(Say.cannotRun("c1", 1));
        assertThat(missing("p1/b")).singleElement().asString().startsWith("A person has to say how it goes on");
    }

    @Test
    void aPhaseWithoutAGateHasNone() {
        Story claims = new PlanSketch().parallel("p1", "a").launched();
        assertThat(GateOutlook.of(claims.state(), Say.id("p1/a"))).isEmpty();
    }

    @Test
    void aGateOfItsOwnComesBeforeThePhases() {
        Story own = new PlanSketch()
                .parallel("p1", "a", "b")
                .ownCheck("a")
                .gate("c1", "p1", "make")
                .launched();
        own.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("b", 1, 0));
        assertThat(GateOutlook.of(own.state(), Say.id("p1/a"))
                        .orElseThrow()
                        .checkpoint()
                        .spec()
                        .id())
                .isEqualTo("check-a-p1");
        assertThat(GateOutlook.of(own.state(), Say.id("p1/b")).orElseThrow().missing())
                .containsExactly("a has to pass check-a-p1 first.");
    }

    @Test
    void nothingIsMissingExactlyWhenItStarts() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulation simulation = new Simulation(seed, Simulation.Weather.WILD);
            simulation.run();
            RunState state = RunState.EMPTY;
            for (Event event : simulation.log()) {
                state = Coordination.apply(state, event);
                agrees(seed, state);
            }
        }
    }

    private static void agrees(long seed, RunState state) {
        if (!state.status().active()) {
            return;
        }
        Set<String> starts = Coordination.whatNext(state, LATE).stream()
                .filter(Action.StartCheckpoint.class::isInstance)
                .map(action -> ((Action.StartCheckpoint) action).checkpoint())
                .collect(Collectors.toSet());
        for (AssignmentId id : state.assignments().keySet()) {
            Optional<GateOutlook> outlook = GateOutlook.of(state, id);
            if (outlook.isPresent()) {
                agrees(seed, outlook.get(), starts);
            }
        }
    }

    private static void agrees(long seed, GateOutlook outlook, Set<String> starts) {
        boolean runs = outlook.checkpoint().status() == CheckpointStatus.RUNNING;
        List<String> lasting = outlook.missing().stream()
                .filter(sentence -> !sentence.startsWith("The process of"))
                .toList();
        assertThat(lasting.isEmpty())
                .as("seed %d: %s, of those that start: %s", seed, outlook, starts)
                .isEqualTo(runs || starts.contains(outlook.checkpoint().spec().id()));
    }

    private List<String> missing(String assignment) {
        return GateOutlook.of(story.state(), Say.id(assignment)).orElseThrow().missing();
    }
}
