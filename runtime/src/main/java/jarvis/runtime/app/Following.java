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
        LiveRun run = session.run();
        Semaphore changes = new Semaphore(0);
        try (ProgressLines lines = new ProgressLines(terminal, run);
                LiveRun.Subscription seen = run.subscribe(recorded -> changes.release())) {
            terminal.print("Page: " + service.page());
            if (run.submit(go) instanceof Decision.Refused refused) {
                terminal.say("jarvis: " + refused.sentence());
                return ExitCode.MISTAKE;
            }
            if (follow.open()) {
                Browser.open(service.page());
            }
            try (Questioner questioner = new Questioner(terminal, run, follow.mode(), service.clock())) {
                return untilOver(run, changes);
            }
        }
    }

    private int untilOver(LiveRun run, Semaphore changes) {
        while (true) {
            RunState state = run.state();
            if (state.status().over()) {
                session.stopAll();
                return state.status() == RunStatus.SIGNED_OFF ? ExitCode.OK : ExitCode.NOT_SIGNED_OFF;
            }
            if (session.writer().over().isDone()) {
                return broken();
            }
            if (!follow.stays() && stuck(state)) {
                terminal.say(
                        "Only a person can go on from here. Answer with jarvis approve, reject or retry, then: jarvis resume");
                return ExitCode.NEEDS_PERSON;
            }
            if (interrupted(changes)) {
                terminal.say("Left alone; what runs goes on. Go on with it: jarvis resume. End it: jarvis stop");
                return ExitCode.NOT_SIGNED_OFF;
            }
        }
    }

    private boolean stuck(RunState state) {
        return Questioner.onlyPersonsCanGoOn(state, service.clock(), instance -> session.endsOnClaim(instance));
    }

    private int broken() {
        try {
            session.writer().over().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            terminal.say("jarvis: the run stopped being recorded, so nothing more is started: "
                    + (cause == null ? e : cause).getMessage() + " What runs goes on; then: jarvis resume");
        }
        return ExitCode.WORLD;
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
