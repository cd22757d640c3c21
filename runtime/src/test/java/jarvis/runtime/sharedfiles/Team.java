package jarvis.runtime.sharedfiles;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.runtime.view.CoreRun;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A run over the real core whose instances all work in the first phase; the last one works again, after all, in a second. */
final class Team {
    final Plan plan;
    final CoreRun run;

    Team(int size) {
        this(size, "run-1");
    }

    Team(int size, String name) {
        plan = plan(size);
        run = new CoreRun(plan, InstantSource.system());
        must(new Command.StageRun(new RunDefinition(
                name, plan.title(), "PLAN.md", "abc", "# Plan", "{}", Schedules.of(plan, Set.of(), Limits.DEFAULT))));
    }

    Team launched() {
        must(new Command.LaunchRun("Ada", "abc"));
        startWhatIsDue();
        return this;
    }

    void startWhatIsDue() {
        for (Action action :
                Coordination.whatNext(run.state(), InstantSource.system().instant())) {
            if (action instanceof Action.StartAttempt start) {
                must(new Command.BeginAttempt(start.assignment(), start.attempt()));
            }
        }
    }

    void must(Command command) {
        assertThat(run.submit(command)).isInstanceOf(Decision.Accepted.class);
    }

    Stream<Event> events() {
        return run.events(0, Integer.MAX_VALUE).stream().map(Recorded::event);
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> notes() {
        return events(Event.ProblemNoted.class).stream()
                .map(note -> note.source() + ": " + note.text())
                .toList();
    }

    private static Plan plan(int size) {
        List<Instance> instances = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            String id = "instance-" + i;
            List<String> after =
                    i == size ? List.of("instance-1", "instance-2").subList(0, Math.min(size - 1, 2)) : List.of();
            instances.add(new Instance(id, "Work " + i, null, null, List.of(), List.of(), null, after, i));
            members.add(new Member(id, i == size ? Part.PREP : Part.FULL));
        }
        Phase second =
                new Phase("phase-2", "End", Mode.SEQUENTIAL, List.of(new Member("instance-" + size, Part.FULL)), 1);
        return new Plan(
                "A plan",
                null,
                null,
                null,
                instances,
                List.of(new Phase("phase-1", "Work", Mode.PARALLEL, members, 1), second),
                List.of(),
                new SharedState(null, null, "{\"port\": 3001, \"api\": {\"business\": \"/b\"}}", List.of()),
                List.of(),
                FinalVerification.NONE,
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
