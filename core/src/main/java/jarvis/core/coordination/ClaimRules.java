package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What workers report. A claim is not a fact: it moves an assignment to claimed at the most. */
final class ClaimRules {
    private ClaimRules() {}

    static Decision progress(RunState s, Command.ReportProgress c, Instant at) {
        Decision no = unheard(s, c.by(), c.instance(), "its progress: " + c.label(), at);
        if (no != null) {
            return no;
        }
        AssignmentState a = s.current(c.instance()).orElseThrow();
        return switch (a.status()) {
            case RUNNING, BLOCKED, CLAIMED, VERIFYING ->
                accepted(new Event.ProgressClaimed(at, a.id(), a.attempt(), c.by(), c.label()));
            case WAITING, READY, DONE, FAILED, REJECTED, LOST -> notUnderWay(a, "report progress");
        };
    }

    static Decision done(RunState s, Command.ClaimDone c, Instant at) {
        Decision no = unheard(s, c.by(), c.instance(), "its claim to be done: " + c.summary(), at);
        if (no != null) {
            return no;
        }
        AssignmentState a = s.current(c.instance()).orElseThrow();
        return switch (a.status()) {
            case RUNNING, LOST, BLOCKED ->
                s.held(c.instance())
                        ? blocked(s, c.instance())
                        : accepted(new Event.DoneClaimed(at, a.id(), a.attempt(), c.by(), c.summary()));
            case CLAIMED, VERIFYING -> accepted();
            case WAITING, READY, DONE, FAILED, REJECTED -> notUnderWay(a, "claim to be done");
        };
    }

    static Decision integrationPoint(RunState s, Command.RecordIntegrationPoint c, Instant at) {
        if (!s.status().active() && s.status() != RunStatus.STAGED) {
            return Deciding.notActive(s);
        }
        if (c.by() instanceof Reporter.Worker worker) {
            Decision no = unheard(s, worker, "an integration point: " + c.name(), at);
            if (no != null) {
                return no;
            }
        }
        boolean known = c.value().equals(s.integration().get(c.name()));
        return known ? accepted() : accepted(new Event.IntegrationPointRecorded(at, c.by(), c.name(), c.value()));
    }

    /** Why a report is not heard: nothing runs, it speaks for another, or it comes from an older attempt. Null when it is heard. */
    static @Nullable Decision unheard(RunState s, Reporter by, String instance, String what, Instant at) {
        if (!s.status().active()) {
            return Deciding.notActive(s);
        }
        if (s.current(instance).isEmpty()) {
            return unknown(s, instance);
        }
        if (!(by instanceof Reporter.Worker worker)) {
            return null;
        }
        return worker.instance().equals(instance)
                ? unheard(s, worker, what, at)
                : refused("not-yours", worker.instance() + " can speak for itself only, not for " + instance + ".");
    }

    private static @Nullable Decision unheard(RunState s, Reporter.Worker worker, String what, Instant at) {
        if (s.current(worker.instance()).isEmpty()) {
            return unknown(s, worker.instance());
        }
        int newest = s.newestAttempt(worker.instance());
        return worker.attempt() == newest ? null : stale(worker, newest, what, at);
    }

    private static Decision unknown(RunState s, String instance) {
        return refused(
                "unknown-instance",
                "There is no " + instance + " in this run. It has: "
                        + String.join(", ", Schedules.instances(s.schedule())) + ".");
    }

    private static Decision blocked(RunState s, String instance) {
        List<String> texts = s.openBlockers()
                .filter(blocker -> blocker.blocks(instance))
                .map(Blocker::text)
                .toList();
        return refused(
                "blocked",
                instance + " cannot claim to be done while a blocker of its own is open: " + String.join("; ", texts)
                        + ". Resolve it first (jarvis unblock " + instance + ").");
    }

    private static Decision stale(Reporter.Worker worker, int newest, String what, Instant at) {
        String why = worker.attempt() < newest ? "a newer attempt has taken its place" : "no such attempt has started";
        return accepted(new Event.ReportIgnored(at, worker, what, why));
    }

    private static Decision notUnderWay(AssignmentState a, String what) {
        String status = a.status().name().toLowerCase(Locale.ROOT);
        return refused("not-under-way", a.id() + " is " + status + ", so it cannot " + what + ".");
    }
}
