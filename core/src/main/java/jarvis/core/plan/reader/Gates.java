package jarvis.core.plan.reader;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which phase each checkpoint gates: the one that names it; else the k-th for the k-th where the counts match. */
final class Gates {
    private static final Pattern PHASE = Pattern.compile("\\bphase\\s+(\\d{1,9})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("\\bcheckpoint\\s+#?(\\d{1,9}|[a-z])\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:checkpoint|gate)(?:\\s+#?\\d{1,9})?\\s*[:\\u2013\\u2014-]\\s*(.{1,200})", Pattern.CASE_INSENSITIVE);

    private final List<PhaseDraft> phases;
    private final Problems problems;

    private Gates(List<PhaseDraft> phases, Problems problems) {
        this.phases = phases;
        this.problems = problems;
    }

    static List<Checkpoint> of(List<CheckpointDraft> checkpoints, List<PhaseDraft> phases, Problems problems) {
        Gates gates = new Gates(phases, problems);
        boolean matched = checkpoints.size() == phases.size();
        List<Checkpoint> result = new ArrayList<>();
        for (int k = 0; k < checkpoints.size(); k++) {
            CheckpointDraft draft = checkpoints.get(k);
            Optional<String> named = gates.named(draft);
            String phase = named.orElse(matched ? phases.get(k).id() : null);
            if (phase == null) {
                gates.ask(draft);
            }
            result.add(draft.gating(phase));
        }
        return result;
    }

    private void ask(CheckpointDraft draft) {
        problems.question(
                new Place(draft.checkpoint().line(), 1),
                "checkpoint-phase-unclear",
                "No phase names %s, so it is not known which phase waits for it. Write its name in that phase's text, or \"**Gates:** Phase N\" under its heading."
                        .formatted(draft.checkpoint().name()));
    }

    private Optional<String> named(CheckpointDraft draft) {
        @Nullable Field field = draft.gates();
        if (field != null) {
            return own(field);
        }
        Optional<String> number = byText(line -> numbered(line, draft.number()));
        return number.isPresent() ? number : byText(line -> sameName(line, draft.name()));
    }

    private Optional<String> own(Field field) {
        Matcher number = PHASE.matcher(field.value());
        if (number.find()) {
            String id = "phase-" + number.group(1);
            Optional<String> known =
                    phases.stream().map(PhaseDraft::id).filter(id::equals).findFirst();
            if (known.isEmpty()) {
                problems.error(
                        field.place(),
                        "unknown-phase",
                        "This checkpoint gates %s, which is not in the plan. Name one of its phases.".formatted(id));
            }
            return known;
        }
        return Optional.empty();
    }

    private Optional<String> byText(java.util.function.Predicate<String> says) {
        return phases.stream()
                .filter(phase -> phase.gates().stream().map(Line::plain).anyMatch(says))
                .map(PhaseDraft::id)
                .findFirst();
    }

    private static boolean numbered(String line, String number) {
        Matcher matcher = NUMBER.matcher(line);
        return matcher.find() && matcher.group(1).equalsIgnoreCase(number);
    }

    /** Whether the line names the checkpoint: all words of the one are in the other. */
    private static boolean sameName(String line, String name) {
        Matcher matcher = NAME.matcher(line);
        if (!matcher.find() || name.isBlank()) {
            return false;
        }
        Set<String> said = words(matcher.group(1));
        Set<String> called = words(name);
        return !said.isEmpty() && (said.containsAll(called) || called.containsAll(said));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(Words.key(text).split(" ")));
        words.remove("");
        return words;
    }
}
