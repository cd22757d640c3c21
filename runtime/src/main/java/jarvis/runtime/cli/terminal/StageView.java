package jarvis.runtime.cli.terminal;

import jarvis.core.plan.Severity;
import jarvis.runtime.project.Staging;
import java.util.Optional;

/** Shows a plan before it is launched and asks what must be asked: accept the warnings, trust the commands. */
public final class StageView {
    /**
     * What was said on the command line in advance.
     *
     * @param yes the warnings are accepted
     * @param trust the commands are trusted
     */
    public record Consent(boolean yes, boolean trust) {}

    private final Terminal terminal;

    public StageView(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows everything; empty when the plan may be launched, else why not, as a sentence for exit code 2.
     *
     * @param lock the hash that is trusted
     * @param trustedBefore whether this very hash was trusted once
     */
    public Optional<String> stage(Staging staging, Consent consent, String lock, boolean trustedBefore) {
        StageText.of(staging, terminal.style()).forEach(terminal::say);
        terminal.say("");
        if (!staging.ok()) {
            return Optional.of(StageText.counted(staging.count(Severity.ERROR), "error") + " above. Mend "
                    + (staging.count(Severity.ERROR) == 1 ? "it" : "them")
                    + " in the plan or in jarvis.yaml, then run it again.");
        }
        Optional<String> refused = doubts(staging, consent.yes());
        return refused.isPresent() ? refused : trust(consent.trust() || trustedBefore, lock);
    }

    private Optional<String> doubts(Staging staging, boolean accepted) {
        long doubts = staging.count(Severity.WARNING) + staging.count(Severity.QUESTION);
        String what = StageText.counted(staging.count(Severity.WARNING), "warning") + " and "
                + StageText.counted(staging.count(Severity.QUESTION), "question");
        if (doubts == 0 || accepted || terminal.agrees(what + " above. Accept them as they stand?")) {
            return Optional.empty();
        }
        return Optional.of("Not started: " + what + " above were not accepted. Mend them, or accept them with --yes.");
    }

    private Optional<String> trust(boolean given, String lock) {
        if (given
                || terminal.agrees(
                        "The commands above run on this machine, as you. Trust this plan (" + brief(lock) + ")?")) {
            return Optional.empty();
        }
        return Optional.of("Not started: nobody has trusted the commands above yet (plan " + brief(lock)
                + "). Read them, then answer y, or add --trust.");
    }

    private static String brief(String lock) {
        return lock.length() <= 12 ? lock : lock.substring(0, 12);
    }
}
