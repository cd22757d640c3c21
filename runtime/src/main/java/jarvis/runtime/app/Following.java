package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.ProgressLines;
import jarvis.runtime.cli.terminal.Questioner;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.execution.Browser;
import jarvis.runtime.run.LiveRun;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stays with a run until it is over: shows what happens, asks what must be asked, and says how it ended. */
final class Following {
    private static final long LOOK_SECONDS = 1;

    /** How it ended, and what is said of it once all lines of progress are said. */
    private record End(int code, String sentence) {}

    private final Session session;
    private final Service service;
    private final Follow follow;
    private final Terminal terminal;

    Following(Session session, Service service, Follow follow, Terminal terminal) {
        this.session = session;
        this.service = service;
        this.follow = follow;
        this.terminal = terminal;
    }

    /** Decides the command that sets the run going, and returns an exit code when it is over. */
    int launchAndFollow(Command go) {
        End end = follow(go);
        if (!end.sentence().isEmpty()) {
            terminal.say(end.sentence());
        }
        return end.code();
    }

    private End follow(Command go) {
        LiveRun run = session.run();
        Semaphore changes = new Semaphore(0);
        try (ProgressLines lines = new ProgressLines(terminal, run);
                LiveRun.Subscription seen = run.subscribe(recorded -> changes.release())) {
            terminal.print("Page: " + service.page());
            if (run.submit(go) instanceof Decision.Refused refused) {
                return new End(ExitCode.MISTAKE, "jarvis: " + refused.sentence());
            }
            if (follow.open()) {
                Browser.open(service.page());
            }
            try (Questioner questioner = new Questioner(terminal, run, follow.mode(), service.clock())) {
                return untilOver(run, changes);
            }
        }
    }

    private End untilOver(LiveRun run, Semaphore changes) {
        while (true) {
            RunState state = run.state();
            if (over(state)) {
                session.stopAll();
                return new End(state.status() == RunStatus.SIGNED_OFF ? ExitCode.OK : ExitCode.NOT_SIGNED_OFF, "");
            }
            if (session.writer().over().isDone()) {
                return broken();
            }
            if (!follow.stays() && stuck(state)) {
                return new End(
                        ExitCode.NEEDS_PERSON,
                        "Only a person can go on from here. Go on with it: jarvis resume; then answer there, on its page, or"
                                + " from another terminal with jarvis approve, reject or retry.");
            }
            if (interrupted(changes)) {
                return new End(
                        ExitCode.NOT_SIGNED_OFF,
                        "Left alone; what runs goes on. Go on with it: jarvis resume. End it: jarvis stop");
            }
        }
    }

    /** A signed-off run is over when its result is handed over, or cannot be. */
    private static boolean over(RunState state) {
        boolean delivering = state.status() == RunStatus.SIGNED_OFF
                && !state.branches().undelivered().isEmpty();
        return state.status().over() && !delivering;
    }

    private boolean stuck(RunState state) {
        return Questioner.onlyPersonsCanGoOn(state, service.clock(), instance -> session.endsOnClaim(instance));
    }

    private End broken() {
        String why = "";
        try {
            session.writer().over().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            why = "jarvis: the run stopped being recorded, so nothing more is started: "
                    + (cause == null ? e : cause).getMessage() + " What runs goes on; then: jarvis resume";
        }
        return new End(ExitCode.WORLD, why);
    }

    private static boolean interrupted(Semaphore changes) {
        try {
            if (changes.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                changes.drainPermits();
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
