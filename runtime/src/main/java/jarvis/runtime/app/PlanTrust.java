package jarvis.runtime.app;

import jarvis.core.coordination.RunDefinition;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Whether a plan's commands may run in a folder of this person. A journal does not say so: it may have come with the folder. */
final class PlanTrust {
    private static final int SHORT = 12;

    private final Terminal terminal;
    private final Trusted trusted;
    private final Trusted.Thing plan;
    private final String brief;

    PlanTrust(ProjectFolder folder, String lock, Terminal terminal) {
        this.terminal = terminal;
        this.trusted = Trusted.of(terminal.environment());
        this.plan = Trusted.Thing.of(folder.root(), "plan", List.of(lock));
        this.brief = lock.substring(0, Math.min(lock.length(), SHORT));
    }

    boolean given() {
        return trusted.has(plan);
    }

    void remember() {
        try {
            if (!given()) {
                trusted.add(List.of(plan));
            }
        } catch (IOException e) {
            terminal.say("jarvis: that this plan is trusted cannot be remembered (" + e.getMessage()
                    + "), so you will be asked again. Let XDG_STATE_HOME name a folder that can be written.");
        }
    }

    /** Asks for a run that is gone on with, where nobody trusted it; why it may not, if so. */
    Optional<String> again(RunDefinition run, boolean yes) {
        String question = "Nobody has trusted the commands of " + run.run() + " for this folder on this machine."
                + " They run as you. Trust its plan (" + brief + ")?";
        if (!given() && !yes && !terminal.agrees(question)) {
            return Optional.of("Not gone on with: nobody has trusted the commands of " + run.run()
                    + " for this folder (plan " + brief + "). Read them: jarvis plan show " + run.planPath()
                    + ". Then: jarvis resume --trust");
        }
        remember();
        return Optional.empty();
    }
}
