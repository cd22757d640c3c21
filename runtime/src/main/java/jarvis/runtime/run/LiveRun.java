package jarvis.runtime.run;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.agent.talk.AgentsNow;
import jarvis.runtime.branch.BranchesNow;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A run as its doors (page, API, CLI, shared files) see it. Thread-safe. */
public interface LiveRun {
    /** The code of a refusal that decided nothing: whoever sends the same to the next Jarvis may be accepted. */
    String NOT_DECIDED = "not-decided";

    /** The plan that this run executes, as it was when it was staged. */
    Plan plan();

    /** What is so now; {@link RunState#version} is the number of the last event in it. Never shows what is not durable. */
    RunState state();

    /** Decides a command, in order with all others; returns when its events are durable. */
    Decision submit(Command command);

    /** What lies in the instances' worktrees, as far as it was looked at. */
    default BranchesNow branches() {
        return BranchesNow.NONE;
    }

    /** What the instances' agents say of themselves, as far as they speak a protocol. */
    default AgentsNow agents() {
        return AgentsNow.NONE;
    }

    /** How many commands wait for the writer; empty where there is none. */
    default OptionalInt backlog() {
        return OptionalInt.empty();
    }

    /** Events after a sequence number, oldest first, at most {@code limit}. */
    List<Recorded> events(long after, int limit);

    /** Calls the listener with each new event once it is durable, in order, on the writer's thread: it must hand over and return at once. */
    Subscription subscribe(Consumer<Recorded> listener);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
