package jarvis.runtime.server.session;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.GateOutlook;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What an instance's agent hears when it runs a hook. It is an early warning: what decides are the merge and the gate. */
final class Hooks {
    private final Desk desk;

    Hooks(Desk desk) {
        this.desk = desk;
    }

    ObjectNode answer(RunState state, Reporter.Worker worker, Hook hook) {
        return switch (hook.event()) {
            case "PreToolUse", HookAnswer.GEMINI_TOOL -> use(state, worker, hook);
            case "Stop" -> stop(state, worker, hook);
            case "SessionStart" -> start(state, worker, hook);
            default -> HookAnswer.nothing();
        };
    }

    private ObjectNode use(RunState state, Reporter.Worker worker, Hook hook) {
        return hook.writes().stream()
                .flatMap(path -> desk.refusal(state, worker.instance(), path).stream())
                .findFirst()
                .map(reason -> HookAnswer.deny(hook.event(), reason))
                .orElseGet(HookAnswer::nothing);
    }

    private ObjectNode start(RunState state, Reporter.Worker worker, Hook hook) {
        Optional<String> over = over(state, worker);
        if (over.isPresent()) {
            return HookAnswer.tell(hook.event(), over.get());
        }
        String brief = desk.brief(state.defined().run(), worker.instance()).orElse("");
        String opening =
                "You work for Jarvis, which believes only what it verified. Report with the tools of its MCP server"
                        + " (claim_done at the end), or with the command jarvis. Your brief:\n\n";
        return HookAnswer.tell(hook.event(), opening + brief);
    }

    /** It is told once: whoever stops again is let go, and its end is judged as it is. */
    private static ObjectNode stop(RunState state, Reporter.Worker worker, Hook hook) {
        Optional<String> over = over(state, worker);
        if (over.isPresent()) {
            return hook.strict() ? HookAnswer.nothing() : HookAnswer.say(over.get());
        }
        boolean waits =
                state.openBlockers().anyMatch(blocker -> blocker.instance().equals(worker.instance()));
        return hook.again() || waits || !state.status().active()
                ? HookAnswer.nothing()
                : missing(state, worker).map(HookAnswer::goOn).orElseGet(HookAnswer::nothing);
    }

    /** Why a session is not that of the instance any more. */
    private static Optional<String> over(RunState state, Reporter.Worker worker) {
        int newest = state.newestAttempt(worker.instance());
        if (worker.attempt() == newest) {
            return Optional.empty();
        }
        String refused = state.current(worker.instance())
                .flatMap(now -> refusal(state, now))
                .map(why -> " " + why)
                .orElse("");
        return Optional.of("This session is attempt " + worker.attempt() + " of " + worker.instance() + ", and attempt "
                + newest + " has taken its place, so nothing that it reports is obeyed." + refused
                + " To be that attempt: jarvis join " + worker.instance());
    }

    private static Optional<String> missing(RunState state, Reporter.Worker worker) {
        Optional<AssignmentState> now = state.current(worker.instance());
        if (now.isEmpty()) {
            return Optional.empty();
        }
        boolean claimed = now.get().claim() != null;
        boolean open =
                now.get().status() == AssignmentStatus.RUNNING || now.get().status() == AssignmentStatus.REJECTED;
        if (claimed || !open) {
            return Optional.empty();
        }
        String refused = refusal(state, now.get()).map(why -> why + " ").orElse("");
        return Optional.of(refused + worker.instance() + " has not claimed to be done in attempt " + worker.attempt()
                + ", so its work is not over. If it is finished, call claim_done, or: jarvis claim done \"what is done\"."
                + " If something stops you, raise a blocker that says what, or: jarvis block " + worker.instance()
                + " \"what stops you\". Else go on.");
    }

    /** What the gate said of the last claim, where it refused it. */
    private static Optional<String> refusal(RunState state, AssignmentState now) {
        if (now.status() == AssignmentStatus.REJECTED) {
            return Optional.of("Its last claim was refused: " + now.reason() + ".");
        }
        return GateOutlook.of(state, now.id())
                .map(GateOutlook::checkpoint)
                .filter(gate -> gate.status() == CheckpointStatus.FAILED
                        && !gate.reason().isEmpty())
                .map(gate -> gate.spec().id() + " refused its last claim: " + gate.reason() + ".");
    }
}
