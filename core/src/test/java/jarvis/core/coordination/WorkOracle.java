package jarvis.core.coordination;

import static jarvis.core.coordination.LogOracle.require;

import jarvis.core.coordination.LogModel.Work;

/** The part of the oracle that watches attempts, claims and blockers. */
final class WorkOracle {
    private final PlanFacts plan;
    private final Limits limits;
    private final LogModel log;
    private final boolean orderly;

    WorkOracle(PlanFacts plan, Limits limits, LogModel log, boolean orderly) {
        this.plan = plan;
        this.limits = limits;
        this.log = log;
        this.orderly = orderly;
    }

    void ready(Event.AssignmentReady e) {
        require(mayStart(e.assignment()), e, "nothing is ready before what it waits for");
    }

    void started(Event.AttemptStarted e) {
        String instance = e.assignment().instance();
        Work work = log.work(e.assignment());
        require(e.attempt() == log.newest(instance) + 1, e, "attempts are numbered without gaps and never again");
        require(!log.live.containsKey(instance), e, "an instance is in one process at a time");
        require(mayStart(e.assignment()), e, "no instance starts before what it waits for");
        require(!work.done && !work.claims, e, "what is done or claimed is not begun again");
        require(!orderly || working() < limits.parallel(), e, "no more attempts at once than there are places");
        work.attempt = e.attempt();
        work.failed = false;
        work.leaving = false;
        work.merged = false;
        work.refused = false;
        log.newest.put(instance, e.attempt());
        log.live.put(instance, e.assignment().toString());
    }

    private boolean mayStart(AssignmentId id) {
        boolean phase = log.opened.contains(id.phase()) && !log.over.contains(id.phase());
        boolean free = !log.blockers.containsValue(id.instance());
        boolean waited = !plan.full(id.phase()).contains(id.instance())
                || plan.waitsFor(id.phase(), id.instance()).stream().allMatch(other -> settled(id.phase(), other));
        return phase && free && waited;
    }

    private boolean settled(String phase, String instance) {
        Work earlier = log.work(phase, instance);
        return earlier.done || (log.landed(instance, earlier) && !plan.judgedAlone(instance));
    }

    private long working() {
        return log.live.entrySet().stream()
                .filter(live -> !log.blockers.containsValue(live.getKey()))
                .map(live -> log.works.get(live.getValue()))
                .filter(work -> !work.claims && !work.done && !work.leaving)
                .count();
    }

    void said(Event e, AssignmentId id, int attempt, Reporter by) {
        require(attempt == log.work(id).attempt, e, "what is said belongs to the newest attempt");
        if (by instanceof Reporter.Worker worker) {
            boolean own = worker.instance().equals(id.instance()) && worker.attempt() == log.newest(id.instance());
            require(own, e, "a worker speaks for its own newest attempt");
        }
    }

    void claimed(Event.DoneClaimed e) {
        Work work = log.work(e.assignment());
        said(e, e.assignment(), e.attempt(), e.by());
        require(e.attempt() > 0 && !work.done && !work.claims, e, "an attempt claims once");
        require(!log.blockers.containsValue(e.assignment().instance()), e, "nobody is done while blocked");
        work.claims = true;
        work.merged = false;
        work.refused = false;
        work.claimedAt = log.seen;
        work.claimTime = e.at();
    }

    void ended(Event.AttemptEnded e) {
        Work work = log.work(e.assignment());
        String instance = e.assignment().instance();
        require(e.attempt() == work.attempt, e, "only the newest attempt ends");
        require(e.assignment().toString().equals(log.live.remove(instance)), e, "an attempt ends once");
        boolean clean = e.ending() instanceof Ending.Exited exited && exited.code() == 0;
        boolean broken = e.ending() instanceof Ending.Exited exited && exited.code() != 0;
        require(!(broken && work.claims && !work.done), e, "a claim does not outlive a process that failed after it");
        work.failed = work.failed || (!work.claims && !clean && !(e.ending() instanceof Ending.Lost));
    }

    void retried(Event.AssignmentRetried e) {
        Work work = log.work(e.assignment());
        require(work.attempt > 0 && !work.claims && !work.done, e, "only what failed or was lost is retried");
        work.failed = false;
    }

    void raised(Event.BlockerRaised e) {
        if (e.by() instanceof Reporter.Worker worker) {
            boolean own = worker.instance().equals(e.instance()) && worker.attempt() == log.newest(e.instance());
            require(own, e, "a worker speaks for its own newest attempt");
        }
        if (e.severity() == BlockerSeverity.BLOCKING) {
            log.blockers.put(e.blocker(), e.instance());
            log.works.forEach((id, work) -> {
                boolean current = id.endsWith("/" + e.instance()) && work.attempt == log.newest(e.instance());
                work.claims = work.claims && (work.done || !current);
            });
        }
    }

    void resolved(Event.BlockerResolved e) {
        String instance = log.blockers.remove(e.blocker());
        if (instance != null && e.by() instanceof Reporter.Worker worker) {
            boolean own = worker.instance().equals(instance) && worker.attempt() == log.newest(instance);
            require(own, e, "a worker resolves its own blockers");
        }
    }
}
