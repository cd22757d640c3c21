package jarvis.runtime.cli.terminal;

import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.IOException;
import java.util.List;

/** Shows what jarvis.yaml reaches beyond its folder, and asks whether it may. */
public record TrustView(Terminal terminal, Trusted trusted) {
    /**
     * Asks for those that were not trusted before; whoever is not asked is told what to do.
     *
     * @param given they are trusted without a question
     * @param wayOut the command for whoever said no, or could not be asked
     * @return those that still are not
     */
    public List<Reach> ask(List<Reach> all, boolean given, String wayOut) {
        List<Reach> fresh =
                all.stream().filter(reach -> !trusted.has(reach.thing())).toList();
        if (fresh.isEmpty()) {
            return fresh;
        }
        terminal.say("jarvis.yaml reaches beyond this folder:");
        for (Reach reach : fresh) {
            terminal.say("  " + reach.thing().name() + "  " + String.join(" ", Shown.lines(reach.says())));
        }
        if (given || terminal.agrees("Trust " + (fresh.size() == 1 ? "it" : "these " + fresh.size()) + "?")) {
            return remembered(fresh) ? List.of() : fresh;
        }
        terminal.say("Not asked and not sent to until somebody trusts " + (fresh.size() == 1 ? "it" : "them") + ": "
                + wayOut);
        return fresh;
    }

    private boolean remembered(List<Reach> fresh) {
        try {
            trusted.add(fresh.stream().map(Reach::thing).toList());
            return true;
        } catch (IOException e) {
            terminal.say("jarvis: what is trusted cannot be written to " + trusted.file() + " (" + e.getMessage()
                    + "). Make it writable, or set XDG_STATE_HOME to a folder that is.");
            return false;
        }
    }
}
