package jarvis.core.coordination;

import static jarvis.core.coordination.LogOracle.require;

import jarvis.core.coordination.LogModel.Gate;
import jarvis.core.coordination.LogModel.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the oracle that watches checkpoints, phases and the sign-off. */
final class GateOracle {
    private static final String FINAL = "final";

    private final PlanFacts plan;
    private final Limits limits;
    private final LogModel log;
    private final Map<String, AssignmentId> alone = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();

    GateOracle(PlanFacts plan, Limits limits, LogModel log) {
        this.plan = plan;
        this.limits = limits;
        this.log = log;
        for (String phase : plan.phases()) {
            plan.full(phase).stream()
                    .filter(plan::judgedAlone)
                    .forEach(instance ->
                            alone.put("check-" + instance + "-" + phase, new AssignmentId(phase, instance)));
        }
    }

    void opened(Event.PhaseOpened e) {
        int place = log.opened.size();
        require(place < plan.phases().size() && plan.phases().get(place).equals(e.phase()), e, "phases open in order");
        for (String earlier : log.opened) {
            require(log.over.contains(earlier), e, "a phase opens when the one before it is over");
            require(gatesOpen(earlier), e, "no phase opens on a gate that did not pass");
        }
        log.opened.add(e.phase());
    }

    private boolean gatesOpen(String phase) {
        return plan.gates(phase).stream().allMatch(id -> log.gate(id).open());
    }

    void phaseDone(Event.PhaseDone e) {
        require(log.opened.contains(e.phase()) && log.over.add(e.phase()), e, "a phase ends once");
        require(gatesOpen(e.phase()), e, "no phase ends on a gate that did not pass");
        boolean full = plan.full(e.phase()).stream().allMatch(i -> log.work(e.phase(), i).done);
        boolean prep = plan.prep(e.phase()).stream()
                .map(i -> log.work(e.phase(), i))
                .allMatch(work -> work.done || work.failed);
        require(full && prep, e, "a phase ends when its work is done");
        boolean something =
                !plan.gates(e.phase()).isEmpty() || !plan.full(e.phase()).isEmpty();
        boolean all = plan.full(e.phase()).stream().allMatch(i -> log.work(e.phase(), i).verified);
        boolean passed =
                plan.gates(e.phase()).stream().allMatch(id -> log.gate(id).is("passed"));
        require(
                e.verified() == (something && all && passed),
                e,
                "a phase is verified when all in it was, and something");
    }

    void done(Event.AssignmentDone e) {
        Work work = log.work(e.assignment());
        String phase = e.assignment().phase();
        require(work.claims && !work.done, e, "only what is claimed becomes done");
        require(log.landed(e.assignment().instance(), work), e, "only what is merged becomes done");
        List<String> judges = judges(e.assignment());
        require(judges.stream().allMatch(id -> log.gate(id).open()), e, "nothing is done before its gate");
        boolean verified =
                !judges.isEmpty() && judges.stream().allMatch(id -> log.gate(id).is("passed"));
        require(e.verified() == verified, e, "verified means that every judge of it passed");
        boolean later = judges.stream().allMatch(id -> log.gate(id).startedAt > work.claimedAt);
        require(!verified || later, e, "a pass is about the work that was claimed before it began");
        boolean together = plan.prep(phase).contains(e.assignment().instance())
                || plan.judgedAlone(e.assignment().instance())
                || plan.full(phase).stream().map(i -> log.work(phase, i)).allMatch(w -> w.claims || w.done);
        require(together, e, "the work of a phase is done together");
        work.done = true;
        work.verified = verified;
    }

    private List<String> judges(AssignmentId id) {
        if (plan.prep(id.phase()).contains(id.instance())) {
            return List.of();
        }
        return plan.judgedAlone(id.instance())
                ? List.of("check-" + id.instance() + "-" + id.phase())
                : plan.gates(id.phase());
    }

    private @Nullable String phaseOf(String checkpoint) {
        return plan.phases().stream()
                .filter(phase -> plan.gates(phase).contains(checkpoint))
                .findFirst()
                .orElse(null);
    }

    private List<Work> targets(String checkpoint) {
        List<Work> found = new ArrayList<>();
        String phase = phaseOf(checkpoint);
        AssignmentId one = alone.get(checkpoint);
        if (phase != null) {
            plan.full(phase).stream().filter(i -> !plan.judgedAlone(i)).forEach(i -> found.add(log.work(phase, i)));
        } else if (one != null) {
            found.add(log.work(one));
        }
        return found;
    }

    void started(Event.CheckpointStarted e) {
        Gate gate = log.gate(e.checkpoint());
        require(e.round() == gate.round + 1, e, "rounds are numbered without gaps and never again");
        require(gate.is("none", "failed"), e, "a checkpoint runs when it is due");
        boolean claimed = targets(e.checkpoint()).stream().allMatch(w -> w.claims && !w.done);
        require(claimed, e, "a checkpoint judges what is claimed");
        log.works.forEach((id, work) -> require(
                !targets(e.checkpoint()).contains(work) || log.landed(id.substring(id.indexOf('/') + 1), work),
                e,
                "a checkpoint judges what is merged"));
        String phase = phaseOf(e.checkpoint());
        if (phase != null) {
            requirePhase(e, phase);
        } else if (e.checkpoint().equals(FINAL)) {
            require(log.finishing && log.offered.isEmpty(), e, "the final verification comes last");
        } else {
            require(alone.containsKey(e.checkpoint()), e, "only checkpoints of the plan run");
        }
        requireQuiet(e);
        gate.round = e.round();
        gate.startedAt = log.seen;
        gate.verdict = "judging";
        gate.passedCheck = false;
        gate.no = false;
        gate.answers.clear();
    }

    private void requirePhase(Event.CheckpointStarted e, String phase) {
        require(log.opened.contains(phase) && !log.over.contains(phase), e, "a gate runs in its phase");
        List<String> order = plan.gates(phase);
        boolean turn = order.subList(0, order.indexOf(e.checkpoint())).stream()
                .allMatch(id -> log.gate(id).open());
        require(turn, e, "the gates of a phase run one after another");
        boolean others = plan.full(phase).stream().filter(plan::judgedAlone).allMatch(i -> log.work(phase, i).done);
        require(others, e, "a gate waits for those that are judged alone");
    }

    private void requireQuiet(Event.CheckpointStarted e) {
        String phase = phaseOf(e.checkpoint());
        log.live.forEach((instance, id) -> {
            Work work = log.work(id.substring(0, id.indexOf('/')), instance);
            AssignmentId one = alone.get(e.checkpoint());
            boolean judged = phase != null
                    ? targets(e.checkpoint()).contains(work)
                    : one != null && one.toString().equals(id);
            boolean quiet = !e.at().isBefore(work.claimTime.plus(limits.settle()));
            require(!judged || work.done || !work.claims || quiet, e, "a claimed attempt is given its time to end");
        });
    }

    void checked(Event.CheckpointChecked e) {
        Gate gate = log.gate(e.checkpoint());
        require(gate.is("judging") && gate.round == e.round(), e, "evidence belongs to the round that runs");
        gate.passedCheck = e.evidence().outcome() == Outcome.PASSED;
        gate.evidence = e.evidence().toString();
    }

    void answered(Event.QuestionAnswered e) {
        Gate gate = log.gate(e.checkpoint());
        boolean asked = gate.is("judging") && gate.round == e.round() && gate.passedCheck;
        require(asked, e, "a person is asked once the machine's part has passed");
        boolean known = e.question() >= 0 && e.question() < plan.questions(e.checkpoint());
        require(known && !gate.answers.containsKey(e.question()), e, "a question is answered once");
        gate.answers.put(e.question(), e.yes() + " " + e.by() + " " + e.reason() + " " + e.at());
        gate.no = gate.no || !e.yes();
    }

    void passed(Event.CheckpointPassed e) {
        Gate gate = log.gate(e.checkpoint());
        boolean evident = gate.is("judging") && gate.round == e.round() && gate.passedCheck;
        require(evident, e, "a pass comes after its evidence, of the same round");
        boolean answered = !gate.no && gate.answers.size() == plan.questions(e.checkpoint());
        require(answered, e, "a pass needs a yes to each question");
        gate.verdict = "passed";
    }

    void failed(Event.CheckpointFailed e) {
        Gate gate = log.gate(e.checkpoint());
        boolean judged = gate.is("judging") && (gate.no || gate.evidence.contains("outcome=FAILED"));
        require(gate.round == e.round() && (judged || gate.is("stuck", "not-run")), e, "a failure has its reason");
        gate.verdict = "failed";
    }

    void notRun(Event.CheckpointNotRun e) {
        Gate gate = log.gate(e.checkpoint());
        boolean evident = gate.is("judging") && gate.evidence.contains("outcome=COULD_NOT_RUN");
        require(evident && gate.round == e.round(), e, "could-not-run has its evidence");
        gate.verdict = "not-run";
    }

    void exhausted(Event.ReworkExhausted e) {
        Gate gate = log.gate(e.checkpoint());
        require(gate.is("failed") && gate.round == e.round(), e, "only a failure exhausts the rework");
        List<Work> judged = targets(e.checkpoint());
        boolean often = judged.isEmpty() || judged.stream().anyMatch(work -> work.sentBack >= limits.rework());
        require(often, e, "a person is asked after the limit and not before");
        gate.verdict = "stuck";
    }

    void sentBack(Event.AssignmentRejected e) {
        Gate gate = log.gate(e.checkpoint());
        Work work = log.work(e.assignment());
        require(targets(e.checkpoint()).contains(work) && !work.done, e, "a checkpoint sends back what it judged");
        require(gate.is("failed", "stuck", "not-run") && gate.round == e.round(), e, "only a failure sends back");
        work.sentBack = gate.is("failed") ? work.sentBack + 1 : 0;
        require(work.sentBack <= limits.rework(), e, "work goes back no more often than the limit");
        work.claims = false;
        work.leaving = true;
    }

    void voided(Event.CheckpointVoided e) {
        Gate gate = log.gate(e.checkpoint());
        require(gate.is("judging", "passed", "waived") && gate.round == e.round(), e, "only a judgement is void");
        gate.verdict = "none";
        log.offered = e.checkpoint().equals(FINAL) ? "" : log.offered;
    }

    void waived(Event.CheckpointWaived e) {
        Gate gate = log.gate(e.checkpoint());
        require(gate.is("stuck", "not-run") && gate.round == e.round(), e, "only what cannot pass is waived");
        require(!e.by().isBlank() && !e.reason().isBlank(), e, "a waiver has a name and a reason");
        gate.verdict = "waived";
    }

    void retried(Event.CheckpointRetried e) {
        require(log.gate(e.checkpoint()).is("stuck", "not-run"), e, "only what cannot pass is tried again");
        log.gate(e.checkpoint()).verdict = "none";
        targets(e.checkpoint()).forEach(work -> work.sentBack = 0);
    }

    void finishing(Event.FinalVerificationStarted e) {
        require(
                !log.finishing && log.over.containsAll(plan.phases()),
                e,
                "the final verification comes after all phases");
        log.finishing = true;
    }

    void offered(Event.SignOffAwaited e) {
        boolean verified = !plan.verifiesAtTheEnd() || log.gate(FINAL).open();
        require(log.finishing && verified && log.offered.isEmpty(), e, "a sign-off is asked for what was verified");
        String before = subjects.putIfAbsent(e.evidence(), log.subject());
        require(before == null || before.equals(log.subject()), e, "other evidence has another hash");
        log.offered = e.evidence();
    }

    void signedOff(Event.SignedOff e) {
        require(!log.offered.isEmpty() && log.offered.equals(e.evidence()), e, "a sign-off names what was offered");
        boolean doubt = log.gates.values().stream().anyMatch(gate -> gate.is("waived"))
                || plan.phases().stream().anyMatch(p -> plan.full(p).stream().anyMatch(i -> !log.work(p, i).verified))
                || !plan.verifiesAtTheEnd();
        require(!doubt || !e.unverified().isEmpty(), e, "what nobody verified is named at the sign-off");
        log.active = false;
        log.offered = "";
    }

    void signOffRejected(Event.SignOffRejected e) {
        require(!log.offered.isEmpty(), e, "only what was offered is rejected");
        if (plan.verifiesAtTheEnd()) {
            log.gate(FINAL).verdict = "stuck";
            log.offered = "";
        }
    }
}
