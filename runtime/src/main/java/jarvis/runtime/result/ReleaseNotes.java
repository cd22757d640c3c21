package jarvis.runtime.result;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.core.plan.Plan;
import jarvis.runtime.view.Words;
import java.util.ArrayList;
import java.util.List;

/** Notes on a run for whoever takes its result over, as Markdown: what nobody verified first, then what was done, by whom, verified how. */
public final class ReleaseNotes {
    private final Facts facts;
    private final RunState state;
    private final List<String> lines = new ArrayList<>();

    private ReleaseNotes(Facts facts) {
        this.facts = facts;
        this.state = facts.state();
    }

    /** @param events of a run that was staged, all so far; the notes on one that goes on say that they are a draft */
    public static String of(Plan plan, List<Event> events) {
        ReleaseNotes notes = new ReleaseNotes(Facts.of(plan, events));
        notes.write();
        return String.join("\n", notes.lines) + "\n";
    }

    private void write() {
        lines.add("# " + Markdown.line(state.defined().title()));
        lines.add("");
        lines.add(standing());
        List<String> doubts = Doubts.of(facts);
        lines.add("");
        lines.add(summary(doubts.size()));
        section("Not verified", items(doubts, "Nothing: a checkpoint that Jarvis ran stands behind all of it."));
        optional("Risks that the plan names", items(Doubts.risks(facts), ""));
        section("What was done", new Works(facts).lines());
        section("How it was verified", Verified.checkpoints(facts));
        optional("What was promised", Verified.promises(facts));
        section("Sign-off", signOff());
    }

    private void section(String title, List<String> content) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        lines.addAll(content);
    }

    private void optional(String title, List<String> content) {
        if (!content.isEmpty()) {
            section(title, content);
        }
    }

    private static List<String> items(List<String> sentences, String none) {
        if (sentences.isEmpty()) {
            return none.isEmpty() ? List.of() : List.of(none);
        }
        return sentences.stream().map(sentence -> "- " + sentence).toList();
    }

    private String standing() {
        if (state.status() == RunStatus.SIGNED_OFF) {
            return "Signed off by " + by() + ", " + Markdown.time(state.since()) + ".";
        }
        return "> **Draft.** " + Markdown.line(state.defined().run()) + " is " + Words.of(state.status())
                + (state.reason().isEmpty() ? "" : " (" + Markdown.line(state.reason()) + ")") + ", as of "
                + Markdown.time(facts.events().getLast().at()) + ". Nothing here is signed off.";
    }

    private String by() {
        return facts.of(Event.SignedOff.class)
                .map(Event.SignedOff::by)
                .map(Markdown::line)
                .reduce((_, last) -> last)
                .orElse("nobody");
    }

    private String summary(int doubts) {
        long instances = state.assignments().keySet().stream()
                .map(id -> id.instance())
                .distinct()
                .count();
        long passed = state.checkpoints().values().stream()
                .map(CheckpointState::status)
                .filter(status -> status == CheckpointStatus.PASSED)
                .count();
        return Markdown.counted((int) instances, "instance") + ", "
                + Markdown.counted(state.branches().landings().size(), "merge") + ", " + passed + " of "
                + Markdown.counted(state.checkpoints().size(), "checkpoint") + " passed, "
                + Markdown.counted(doubts, "point") + " to look at yourself.";
    }

    private List<String> signOff() {
        List<String> said = new ArrayList<>();
        RunDefinition defined = state.defined();
        boolean signed = state.status() == RunStatus.SIGNED_OFF;
        said.add(signed ? "- Signed off by " + by() + ", " + Markdown.time(state.since()) : "- Not signed off");
        said.add("- Evidence: " + (state.evidence().isEmpty() ? "none yet" : Markdown.code(state.evidence())));
        said.add("- Plan: " + Markdown.code(Facts.folder(defined.planPath())) + ", lock "
                + Markdown.code(defined.lock()) + ", " + Markdown.line(defined.run()));
        facts.of(Event.ResultDelivered.class)
                .forEach(e -> said.add("- Result: on " + Markdown.code(e.branch()) + " of "
                        + Markdown.code(Facts.folder(e.repository())) + " as "
                        + Markdown.hash(e.commit()) + ", " + facts.line(e.how())));
        if (signed && !state.branches().undelivered().isEmpty()) {
            said.add("- Result: not handed over yet");
        }
        return said;
    }
}
