package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import jarvis.core.merge.Branches;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.MergeState;
import jarvis.core.merge.RefusedChange;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Branches: where instances work, and what may be merged. */
final class BranchRules {
    private BranchRules() {}

    static Decision assign(RunState s, Command.AssignWorkspaces c, Instant at) {
        boolean early = s.status() == RunStatus.STAGED && s.branches().equals(Branches.NONE);
        return early
                ? accepted(new Event.WorkspacesAssigned(at, c.repositories(), c.workspaces()))
                : refused("too-late", "Where instances work is said once, before the run is launched.");
    }

    /** Whether what an assignment claims has to be merged before anything builds on it. */
    static boolean due(RunState s, AssignmentState a) {
        return Judging.claimed(a)
                && s.branches().workspace(a.id().instance()).isPresent()
                && a.merge().status() == MergeState.Status.OPEN;
    }

    static Decision merged(RunState s, Command.ReportMerge c, Instant at) {
        AssignmentState a = s.assignments().get(c.assignment());
        Optional<Workspace> workspace = s.branches().workspace(c.assignment().instance());
        if (a == null
                || workspace.isEmpty()
                || a.attempt() != c.attempt()
                || !due(s, a)
                || !s.status().active()) {
            return notDue(c.assignment(), c.attempt());
        }
        String repository = workspace.get().repository();
        String tip = s.branches().tip(repository);
        return switch (c.outcome()) {
            case MergeOutcome.Nothing(String already) ->
                accepted(new Event.WorkMerged(
                        at, a.id(), a.attempt(), repository, new MergeOutcome.Merged(tip, already, tip, 0, List.of())));
            case MergeOutcome.Merged m ->
                m.before().equals(tip)
                        ? accepted(new Event.WorkMerged(at, a.id(), a.attempt(), repository, m))
                        : moved(m.before(), tip);
            case MergeOutcome.Refused r -> accepted(new Event.MergeRefused(at, a.id(), a.attempt(), r));
            case MergeOutcome.Conflicted m ->
                m.before().equals(tip) ? new Decision.Accepted(conflicted(s, a, m, at)) : moved(m.before(), tip);
        };
    }

    private static List<Event> conflicted(RunState s, AssignmentState a, MergeOutcome.Conflicted conflict, Instant at) {
        List<Event> events = new ArrayList<>(CheckpointRules.voids(s, a, BranchFacts.reason(conflict), at));
        events.add(new Event.MergeConflicted(at, a.id(), a.attempt(), conflict));
        return events;
    }

    static Decision notRun(RunState s, Command.ReportMergeNotRun c, Instant at) {
        AssignmentState a = s.assignments().get(c.assignment());
        boolean due = a != null
                && a.attempt() == c.attempt()
                && due(s, a)
                && s.status().active();
        return due
                ? accepted(new Event.MergeNotRun(at, c.assignment(), c.attempt(), c.reason()))
                : notDue(c.assignment(), c.attempt());
    }

    /**
     * Only the one whose merge broke it has to work again; the others' claims stand. The failure comes before what it leads to:
     * cut short in between, the work stays where it is and goes back all the same.
     */
    static Decision blamed(RunState s, Command.ReportBlame c, Instant at) {
        Command.ReportCheckpoint report = new Command.ReportCheckpoint(c.checkpoint(), c.round(), c.evidence());
        Decision reported = CheckpointRules.report(s, report, at);
        Blame blame = c.blame();
        boolean judged = Judging.targets(s, c.checkpoint()).stream()
                .anyMatch(target -> target.id().equals(blame.assignment()) && Judging.landed(s, target));
        boolean same = blame.before().equals(s.branches().tip(blame.repository()));
        if (!judged || !same || !(reported instanceof Decision.Accepted(List<Event> facts)) || facts.size() < 2) {
            return reported;
        }
        List<Event> events = new ArrayList<>(facts);
        events.add(1, new Event.MergeBlamed(at, c.checkpoint(), c.round(), blame.assignment()));
        if (blame.takesBack()) {
            events.add(new Event.WorkTakenBack(
                    at,
                    blame.assignment(),
                    blame.repository(),
                    blame.before(),
                    blame.after(),
                    blame.standing(),
                    blame.reason()));
        }
        return new Decision.Accepted(events);
    }

    /** A person lets what was refused pass: these paths with this content, and no other. */
    static Decision grant(RunState s, Question question, Command.Approve c, Instant at) {
        AssignmentState a = asked(s, question);
        List<String> never = a.merge().refused().stream()
                .filter(change -> !change.grantable())
                .map(RefusedChange::path)
                .toList();
        if (a.merge().status() == MergeState.Status.NOT_RUN) {
            return refused(
                    "retry-instead",
                    "There is nothing to approve: " + question.text() + ". Try again with: jarvis retry "
                            + question.subject());
        }
        if (!never.isEmpty()) {
            return refused(
                    "cannot-be-granted",
                    "Nobody can grant " + String.join(", ", never)
                            + ", whoever owns it. Leave the refused changes out: jarvis reject " + question.id()
                            + " --reason ...");
        }
        if (c.reason().isBlank()) {
            return refused("reason-needed", question.text() + " Say why it may pass; the reason stays in the record.");
        }
        List<Permission> permissions = a.merge().refused().stream()
                .map(change -> new Permission(question.subject(), change.path(), change.hash()))
                .toList();
        return accepted(new Event.ChangesGranted(at, a.id(), c.by(), c.reason(), permissions));
    }

    /** What was refused is left out; the rest is merged. */
    static Decision drop(RunState s, Question question, Command.Reject c, Instant at) {
        AssignmentState a = asked(s, question);
        return a.merge().status() == MergeState.Status.REFUSED
                ? accepted(new Event.ChangesDropped(at, a.id(), c.by(), c.reason(), paths(a), null))
                : refused(
                        "retry-or-stop",
                        "There is nothing to reject: " + question.text() + ". Retry it, or stop the run.");
    }

    static Decision handOver(RunState s, Command.HandOver c, Instant at) {
        Optional<Question> question =
                Questions.find(s, c.question()).filter(found -> found.kind() == Question.Kind.MERGE_REFUSED);
        if (question.isEmpty()) {
            return refused("no-such-question", "There is no refused merge " + c.question() + ". See: jarvis status");
        }
        AssignmentState a = asked(s, question.get());
        Optional<String> owner = a.merge().refused().stream()
                .map(RefusedChange::owner)
                .flatMap(owners -> s.branches().workspaces().keySet().stream()
                        .filter(instance -> List.of(owners.split(", ")).contains(instance)))
                .filter(instance -> !instance.equals(question.get().subject()))
                .findFirst();
        if (c.reason().isBlank()) {
            return refused("reason-needed", "Say what the owner is to do with it; it reads the reason.");
        }
        if (owner.isEmpty()) {
            return refused(
                    "no-owner",
                    "No instance of this run owns what was refused, so it cannot be handed over. Grant it (jarvis approve "
                            + c.question() + ") or leave it out (jarvis reject " + c.question() + ").");
        }
        return handedOver(s, a, owner.get(), c, at);
    }

    /** A blocker of the owner, so that nothing handed over is forgotten: it cannot claim to be done before it is resolved. */
    private static Decision handedOver(RunState s, AssignmentState from, String owner, Command.HandOver c, Instant at) {
        String text = from.id().instance() + " changed what is yours: " + String.join(", ", paths(from)) + " (commit "
                + from.merge().tip() + "). " + c.by() + " hands it to you: " + c.reason();
        Command.RaiseBlocker task =
                new Command.RaiseBlocker(new Reporter.Person(c.by()), owner, BlockerSeverity.BLOCKING, text);
        Decision raised = BlockerRules.raise(s, task, at);
        if (!(raised instanceof Decision.Accepted accepted)) {
            return raised;
        }
        List<Event> events = new ArrayList<>(accepted.events());
        events.add(new Event.ChangesDropped(at, from.id(), c.by(), c.reason(), paths(from), owner));
        return new Decision.Accepted(events);
    }

    static Decision retry(AssignmentState a, Command.Retry c, Instant at) {
        return accepted(new Event.MergeRetried(at, a.id(), c.by()));
    }

    static Decision delivered(RunState s, Command.ReportDelivery c, Instant at) {
        return undelivered(s, c.repository())
                ? accepted(new Event.ResultDelivered(at, c.repository(), c.branch(), c.commit(), c.how()))
                : notAwaited(c.repository());
    }

    static Decision notDelivered(RunState s, Command.ReportNotDelivered c, Instant at) {
        return undelivered(s, c.repository())
                ? accepted(new Event.ResultNotDelivered(at, c.repository(), c.reason()))
                : notAwaited(c.repository());
    }

    private static boolean undelivered(RunState s, String repository) {
        return s.status() == RunStatus.SIGNED_OFF && s.branches().undelivered().contains(repository);
    }

    private static Decision notAwaited(String repository) {
        return refused("not-due", "Nothing of " + repository + " is to be handed over now.");
    }

    /** The assignment whose merge a question is about. */
    static AssignmentState asked(RunState s, Question question) {
        return s.current(question.subject()).orElseThrow();
    }

    private static List<String> paths(AssignmentState a) {
        return a.merge().refused().stream().map(RefusedChange::path).distinct().toList();
    }

    private static Decision moved(String before, String tip) {
        return refused(
                "branch-moved",
                "It was merged into " + before + ", but the integration branch is at " + tip + ". It is merged anew.");
    }

    private static Decision notDue(AssignmentId id, int attempt) {
        return refused("not-due", "No work of " + id + ", attempt " + attempt + ", is to be merged now.");
    }
}
