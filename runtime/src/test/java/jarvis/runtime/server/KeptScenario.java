package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.view.Scenario;
import java.util.List;

/** A made-up run that nobody executes. */
public record KeptScenario(Scenario scenario) implements RecordedRun {
    @Override
    public Plan plan() {
        return scenario.run.plan();
    }

    @Override
    public RunState state() {
        return scenario.run.state();
    }

    @Override
    public List<Recorded> events(long after, int limit) {
        return scenario.run.events(after, limit);
    }
}
