package jarvis.runtime.result;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.SignOffSubject;
import jarvis.core.ownership.Permission;
import jarvis.runtime.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What in a result no machine vouches for: unverified, could not be run, on a person's word, granted, left out, open. */
final class Doubts {
    private static final int MOST_NOTES = 10;
    private static final int MOST_PATHS = 10;

    private final Facts facts;
    private final List<String> found = new ArrayList<>();

    private Doubts(Facts facts) {
        this.facts = facts;
    }

    /** Each a line of Markdown. */
    static List<String> of(Facts facts) {
        Doubts doubts = new Doubts(facts);
        SignOffSubject.unverified(facts.state()).forEach(sentence -> doubts.found.add(Markdown.line(sentence)));
        facts.state().checkpoints().values().forEach(doubts::checkpoint);
        doubts.branches();
        doubts.open();
        doubts.notes();
        return doubts.found;
    }

    private void open() {
        Questions.of(facts.state()).stream()
                .filter(question -> question.kind() != Question.Kind.SIGN_OFF)
                .map(question -> "Waits for a person: " + facts.line(question.text()))
                .forEach(found::add);
        facts.state()
                .openBlockers()
                .filter(blocker -> blocker.severity() != BlockerSeverity.BLOCKING)
                .map(blocker -> "Open, " + Words.of(blocker.severity()) + " of " + facts.name(blocker.instance()) + ": "
                        + facts.line(blocker.text()))
                .forEach(found::add);
    }

    /** What the plan itself holds for risky. */
    static List<String> risks(Facts facts) {
        return facts.plan().risks().stream()
                .map(risk -> Markdown.line(risk.risk()) + ": " + Markdown.line(risk.mitigation()))
                .toList();
    }

    private void checkpoint(CheckpointState c) {
        String name = checkpoint(c.spec());
        if (c.status() != CheckpointStatus.PASSED && c.status() != CheckpointStatus.WAIVED) {
            String why = c.reason().isEmpty() ? "" : ": " + Markdown.line(c.reason());
            found.add(name + " did not pass (" + Words.of(c.status()) + ")" + why);
        }
        c.answers()
                .forEach((number, answer) -> found.add("%s, on the word of a person: \"%s\" %s, says %s%s"
                        .formatted(
                                name,
                                Markdown.line(c.spec().questions().get(number)),
                                answer.yes() ? "Yes" : "No",
                                Markdown.line(answer.by()),
                                because(answer.reason()))));
    }

    static String checkpoint(CheckpointSpec spec) {
        return spec.id().equals(CheckpointSpec.FINAL)
                ? "The final verification"
                : "*" + Markdown.line(spec.name()) + "*";
    }

    private void branches() {
        facts.of(Event.ChangesGranted.class)
                .forEach(e -> found.add("Granted to %s, who does not own it, by %s: %s%s"
                        .formatted(
                                facts.name(e.assignment().instance()),
                                Markdown.line(e.by()),
                                paths(e.permissions().stream()
                                        .map(Permission::path)
                                        .toList()),
                                because(e.reason()))));
        facts.of(Event.ChangesDropped.class).forEach(this::left);
        facts.state().assignments().values().stream()
                .filter(a ->
                        facts.state().branches().workspace(a.id().instance()).isEmpty())
                .filter(a -> a.status() == AssignmentStatus.DONE)
                .map(AssignmentState::id)
                .map(id -> facts.name(id.instance()))
                .distinct()
                .forEach(name ->
                        found.add(name + " worked in no branch of its own, so nothing tells which files it changed"));
        facts.of(Event.ResultNotDelivered.class)
                .forEach(e -> found.add("The result was not handed over: " + facts.line(e.reason())));
    }

    private void left(Event.ChangesDropped e) {
        String to = e.handedTo() == null ? "" : ", handed to " + facts.name(e.handedTo());
        found.add("Left out of what %s made, by %s%s: %s%s"
                .formatted(
                        facts.name(e.assignment().instance()),
                        Markdown.line(e.by()),
                        to,
                        paths(e.paths()),
                        because(e.reason())));
    }

    private void notes() {
        List<String> notes = facts.state().notes().stream()
                .map(note -> "Noted on the way, " + facts.line(note.source()) + ": " + facts.line(note.text()))
                .distinct()
                .toList();
        notes.stream().limit(MOST_NOTES).forEach(found::add);
        if (notes.size() > MOST_NOTES) {
            found.add("And " + (notes.size() - MOST_NOTES) + " more such notes: `jarvis status`");
        }
    }

    private static String paths(List<String> paths) {
        String more = paths.size() > MOST_PATHS ? " and " + (paths.size() - MOST_PATHS) + " more" : "";
        return paths.stream().limit(MOST_PATHS).map(Markdown::code).collect(Collectors.joining(", ")) + more;
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : " (\"" + Markdown.line(reason) + "\")";
    }
}
