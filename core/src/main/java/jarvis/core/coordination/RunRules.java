package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import java.time.Instant;
import java.util.Optional;

/** Staging, launching, stopping, resuming and signing off. */
final class RunRules {
    private RunRules() {}

    static Decision stage(RunState s, Command.StageRun c, Instant at) {
        if (s.status() != RunStatus.NONE) {
            return refused("already-staged", "This run was staged before; a run executes one plan once.");
        }
        Optional<String> flaw = Soundness.flaw(c.definition().schedule());
        return flaw.isPresent()
                ? refused("unsound-plan", c.definition().planPath() + " cannot be staged: " + flaw.get() + ".")
                : accepted(new Event.RunStaged(at, c.definition()));
    }

    static Decision launch(RunState s, Command.LaunchRun c, Instant at) {
        if (s.status() != RunStatus.STAGED) {
            return refused(
                    "not-staged",
                    "Only a staged run can be launched; this one is "
                            + s.status().word() + ".");
        }
        if (!c.trusted().equals(s.defined().lock())) {
            return refused(
                    "not-trusted",
                    "The plan's commands run only once they are trusted: its lock is "
                            + s.defined().lock() + ", and what was trusted is " + c.trusted()
                            + ". Look at the commands and trust this lock.");
        }
        return accepted(new Event.RunLaunched(at, c.by(), c.trusted()));
    }

    static Decision stop(RunState s, Command.StopRun c, Instant at) {
        boolean stoppable = s.status().active() || s.status() == RunStatus.STAGED;
        return stoppable ? accepted(new Event.RunStopped(at, c.by(), c.reason())) : Deciding.notActive(s);
    }

    static Decision resume(RunState s, Command.ResumeRun c, Instant at) {
        return s.status() == RunStatus.STOPPED
                ? accepted(new Event.RunResumed(at, c.by()))
                : refused(
                        "not-stopped",
                        "Only a stopped run is resumed; this one is "
                                + s.status().word() + ".");
    }

    static Decision signOff(RunState s, Command.SignOff c, Instant at) {
        if (s.status() != RunStatus.AWAITING_SIGN_OFF) {
            return refused(
                    "nothing-to-sign-off",
                    "The run is not ready to be signed off: it is " + s.status().word()
                            + ". Wait until its final verification is over.");
        }
        if (!c.evidence().equals(s.evidence())) {
            return refused(
                    "evidence-changed",
                    "The sign-off names evidence " + c.evidence() + ", but what there is now is " + s.evidence()
                            + ". Look again, and sign off what you see.");
        }
        Optional<Blocker> open = s.openBlockers()
                .filter(blocker -> blocker.severity() == BlockerSeverity.BLOCKING)
                .findFirst();
        if (open.isPresent()) {
            return refused(
                    "blocker-open",
                    open.get().id() + " of " + open.get().instance() + " is still open: "
                            + open.get().text() + ". Resolve it first (jarvis unblock "
                            + open.get().id() + " --how ...), or reject the sign-off.");
        }
        return accepted(new Event.SignedOff(at, c.by(), s.evidence(), SignOffSubject.unverified(s)));
    }
}
