package jarvis.runtime.dashboard;

import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;

/** A run as it is now. */
public record SeenRun(Plan plan, RunState state) {}
