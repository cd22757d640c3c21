package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A run told for a test: what was given, then one command, then its decision. Nothing in it moves by itself, not even time. */
final class Story {
    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final RunDefinition definition;
    private final List<Event> log = new ArrayList<>();
    private RunState state = RunState.EMPTY;
    private Instant now = START;

    Story(RunDefinition definition) {
        this.definition = definition;
    }

    Story staged() {
        return given(new Command.StageRun(definition));
    }

    /** Commands that must be accepted, with all that follows from them. */
    Story given(Command... commands) {
        for (Command command : commands) {
            switch (when(command)) {
                case Decision.Accepted accepted -> given(accepted.events());
                case Decision.Refused refused ->
                    throw new AssertionError(command + " was refused: " + refused.sentence());
            }
        }
        return this;
    }

    /** Events alone, without what follows from them: a batch that was cut short. */
    Story given(List<Event> events) {
        for (Event event : events) {
            log.add(event);
            state = Coordination.apply(state, event);
        }
        return this;
    }

    Story later(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Instant now() {
        return now;
    }

    RunState state() {
        return state;
    }

    List<Event> log() {
        return log;
    }

    Decision when(Command command) {
        return Coordination.decide(state, command, now);
    }

    Set<Action> next() {
        return Coordination.whatNext(state, now);
    }

    AssignmentState of(String assignment) {
        return state.assignment(Say.id(assignment));
    }

    AssignmentStatus status(String assignment) {
        return of(assignment).status();
    }

    CheckpointStatus gate(String checkpoint) {
        return state.checkpoint(checkpoint).status();
    }

    /** The decision is these events and no others. */
    void decides(Command command, Event... events) {
        assertThat(when(command)).isEqualTo(new Decision.Accepted(List.of(events)));
    }

    void refuses(Command command, String code) {
        assertThat(when(command)).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.sentence()).isNotBlank();
        });
    }

    /** The command leaves nothing but a line in the log. */
    void ignores(Command command) {
        assertThat(when(command)).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
            assertThat(accepted.events()).hasSize(1).first().isInstanceOf(Event.ReportIgnored.class);
            assertThat(Coordination.apply(state, accepted.events().getFirst())).isEqualTo(state.counted());
        });
    }
}
