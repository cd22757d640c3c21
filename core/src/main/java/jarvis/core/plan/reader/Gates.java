package jarvis.core.plan.reader;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which phase each checkpoint gates: the one that names it; else the k-th for the k-th where the counts match. */
final class Gates {
    private static final Pattern PHASE = Pattern.compile("\\bphase\\s{1,3}(\\d{1,9})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("\\bcheckpoint\\s{1,3}#?(\\d{1,9}|[a-z])\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:checkpoint|gate)(?:\\s{1,3}#?\\d{1,9})?\\s{0,3}[:\\u2013\\u2014-]\\s{0,3}(\\S.{0,200})",
            Pattern.CASE_INSENSITIVE);
    /** Beyond so many comparisons, names must be the same to be found. */
    private static final int COMPARED = 1_000_000;

    private final Map<String, PhaseDraft> phases = new HashMap<>();
    private final Map<String, String> byNumber = new HashMap<>();
    private final Map<Set<String>, String> byName = new HashMap<>();
    private final Problems problems;

    private Gates(List<PhaseDraft> drafts, Problems problems) {
        this.problems = problems;
        for (PhaseDraft phase : drafts) {
            phases.put(phase.id(), phase);
            for (Line line : phase.gates()) {
                String text = line.plain();
                number(text).ifPresent(number -> byNumber.putIfAbsent(number, phase.id()));
                name(text).ifPresent(name -> byName.putIfAbsent(name, phase.id()));
            }
        }
    }

    static List<Checkpoint> of(List<CheckpointDraft> checkpoints, List<PhaseDraft> phases, Problems problems) {
        Gates gates = new Gates(phases, problems);
        boolean sameCount = checkpoints.size() == phases.size();
        boolean compare = (long) checkpoints.size() * gates.byName.size() < COMPARED;
        List<Checkpoint> result = new ArrayList<>();
        for (int k = 0; k < checkpoints.size(); k++) {
            CheckpointDraft draft = checkpoints.get(k);
            @Nullable String inTurn = sameCount ? phases.get(k).id() : null;
            @Nullable String phase = gates.named(draft, compare).orElse(inTurn);
            if (phase == null) {
                gates.ask(draft);
            }
            result.add(draft.gating(phase));
        }
        gates.undescribed(result, phases);
        return result;
    }

    private Optional<String> named(CheckpointDraft draft, boolean compare) {
        Field field = draft.gates();
        if (field != null) {
            return own(field);
        }
        return Optional.ofNullable(byNumber.get(draft.number().toLowerCase(java.util.Locale.ROOT)))
                .or(() -> Optional.ofNullable(byName.get(words(draft.name()))))
                .or(() -> compare ? similar(words(draft.name())) : Optional.empty());
    }

    /** The phase that names it in other words: all words of the one name are in the other. */
    private Optional<String> similar(Set<String> called) {
        return byName.entrySet().stream()
                .filter(entry ->
                        !called.isEmpty() && (entry.getKey().containsAll(called) || called.containsAll(entry.getKey())))
                .map(Map.Entry::getValue)
                .min(java.util.Comparator.comparingInt(id -> line(id)));
    }

    private int line(String phase) {
        PhaseDraft draft = phases.get(phase);
        return draft == null ? 0 : draft.phase().line();
    }

    private Optional<String> own(Field field) {
        Matcher number = PHASE.matcher(field.value());
        if (!number.find()) {
            return Optional.empty();
        }
        String id = "phase-" + number.group(1);
        if (!phases.containsKey(id)) {
            problems.error(
                    field.place(),
                    "unknown-phase",
                    "This checkpoint gates %s, which is not in the plan. Name one of its phases.".formatted(id));
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private void ask(CheckpointDraft draft) {
        problems.question(
                new Place(draft.checkpoint().line(), 1),
                "checkpoint-phase-unclear",
                "No phase names %s, so it is not known which phase waits for it; the last one will. Write its name in that phase's text, or \"**Gates:** Phase N\" under its heading."
                        .formatted(draft.checkpoint().name()));
    }

    /** A phase that speaks of a checkpoint which is described nowhere would end unverified. */
    private void undescribed(List<Checkpoint> checkpoints, List<PhaseDraft> drafts) {
        Set<String> gated = new LinkedHashSet<>();
        checkpoints.forEach(checkpoint -> gated.add(String.valueOf(checkpoint.gates())));
        for (PhaseDraft phase : drafts) {
            Optional<Line> said = phase.gates().stream()
                    .filter(line -> number(line.plain()).isPresent()
                            || name(line.plain()).isPresent())
                    .findFirst();
            if (said.isPresent() && !gated.contains(phase.id())) {
                problems.warning(
                        said.get().place(),
                        "checkpoint-undescribed",
                        "%s speaks of a checkpoint (\"%s\") but no section says how it is verified, so the phase ends unverified. Add a section such as \"### Checkpoint 1: Name\" with its commands."
                                .formatted(
                                        phase.phase().name(),
                                        Words.bare(said.get().plain())));
            }
        }
    }

    private static Optional<String> number(String line) {
        Matcher matcher = NUMBER.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    private static Optional<Set<String>> name(String line) {
        Matcher matcher = NAME.matcher(line);
        return matcher.find()
                ? Optional.of(words(matcher.group(1))).filter(words -> !words.isEmpty())
                : Optional.empty();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(Words.key(text).split(" ")));
        words.remove("");
        return words;
    }
}
