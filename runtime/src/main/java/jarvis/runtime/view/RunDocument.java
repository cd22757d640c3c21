package jarvis.runtime.view;

import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.SignOffSubject;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A whole run as JSON: what {@code jarvis status --json} prints, the API answers and the page shows. */
public final class RunDocument {
    private static final int MOST_CHANGES = 200;
    private static final JsonMapper VALUES = new JsonMapper();

    private final Plan plan;
    private final RunState state;
    private final Sight sight;

    private RunDocument(Plan plan, RunState state, Sight sight) {
        this.plan = plan;
        this.state = state;
        this.sight = sight;
    }

    /**
     * The document of a run that was staged.
     *
     * @param now when this was so; all ages are counted from it
     */
    public static ObjectNode of(Plan plan, RunState state, Instant now) {
        return of(plan, state, Sight.NONE, now);
    }

    /** @param sight what was seen of it beside its journal */
    public static ObjectNode of(Plan plan, RunState state, Sight sight, Instant now) {
        return new RunDocument(plan, state, sight).document(now);
    }

    private ObjectNode document(Instant now) {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        head(run, now);
        needsYou(run.putArray("needsYou"));
        phases(run.putArray("phases"));
        new WorkDocument(plan, state, sight, now).writeTo(run);
        new TimingDocument(plan, state, now).writeTo(run.putObject("timing"));
        new CheckpointsDocument(state).writeTo(run.putArray("checkpoints"));
        state.blockers()
                .values()
                .forEach(blocker -> blocker(run.withArray("blockers").addObject(), blocker));
        run.withArray("blockers");
        ObjectNode integration = run.putObject("integration");
        state.integration().forEach((name, value) -> integration.set(name, value(value)));
        problems(run.putArray("problems"));
        promises(run.putArray("promises"));
        ArrayNode unverified = run.putArray("unverified");
        SignOffSubject.unverified(state).forEach(unverified::add);
        return run;
    }

    private void head(ObjectNode run, Instant now) {
        RunDefinition defined = state.defined();
        run.put("id", defined.run());
        run.put("title", defined.title());
        run.put("status", Words.of(state.status()));
        run.put("since", state.since().toString());
        run.put("reason", state.reason());
        run.put("planPath", defined.planPath());
        run.put("lock", defined.lock());
        run.put("launchedAt", text(state.launchedAt()));
        run.put("version", state.version());
        run.put("evidence", state.evidence().isEmpty() ? null : state.evidence());
        run.put("asOf", now.toString());
    }

    private void needsYou(ArrayNode all) {
        for (Question question : Questions.of(state)) {
            ObjectNode json = all.addObject();
            json.put("id", question.id())
                    .put("kind", Words.of(question.kind()))
                    .put("subject", question.subject())
                    .put("text", question.text())
                    .put("since", question.since().toString());
            if (question.kind() == Question.Kind.MERGE_REFUSED) {
                refused(json.putArray("changes"), question.subject());
            }
        }
    }

    private void refused(ArrayNode all, String instance) {
        state.current(instance).map(a -> a.merge().refused()).orElse(List.of()).stream()
                .limit(MOST_CHANGES)
                .forEach(change -> all.addObject()
                        .put("path", change.path())
                        .put("owner", change.owner().isEmpty() ? null : change.owner())
                        .put("sentence", change.sentence())
                        .put("grantable", change.grantable()));
    }

    private void phases(ArrayNode all) {
        for (PhaseSpec spec : state.schedule().phases()) {
            ObjectNode phase = all.addObject();
            phase.put("id", spec.id());
            phase.put("name", spec.name());
            phase.put("mode", Words.of(mode(spec.id())));
            phase.put(
                    "status",
                    state.phases().get(spec.id()) == null
                            ? "pending"
                            : Words.of(state.phases().get(spec.id())));
            ArrayNode checkpoints = phase.putArray("checkpoints");
            spec.checkpoints().forEach(checkpoints::add);
            ArrayNode members = phase.putArray("members");
            spec.assignments().forEach(assignment -> members.add(assignment.id().toString()));
        }
    }

    private Mode mode(String phase) {
        return plan.phases().stream()
                .filter(candidate -> candidate.id().equals(phase))
                .findFirst()
                .map(Phase::mode)
                .orElse(Mode.UNKNOWN);
    }

    private static void blocker(ObjectNode json, Blocker blocker) {
        json.put("id", blocker.id())
                .put("instance", blocker.instance())
                .put("severity", Words.of(blocker.severity()))
                .put("text", blocker.text())
                .put("by", blocker.by().label())
                .put("open", blocker.open())
                .put("raisedAt", blocker.raisedAt().toString())
                .put("resolvedAt", text(blocker.resolvedAt()))
                .put("resolution", blocker.resolution());
    }

    /** Integration points are JSON as text; what does not parse is shown as the text that it is. */
    private static JsonNode value(String json) {
        try {
            return VALUES.readTree(json);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(json);
        }
    }

    private void problems(ArrayNode all) {
        for (RunState.Note note : state.notes()) {
            all.addObject()
                    .put("at", note.at().toString())
                    .put("source", note.source())
                    .put("text", note.text());
        }
    }

    private void promises(ArrayNode all) {
        for (Promises.Promise promise : Promises.of(plan, state)) {
            ObjectNode json = all.addObject();
            json.put("instance", promise.instance());
            json.put("kind", promise.kind().name().toLowerCase(Locale.ROOT));
            json.put("text", promise.text());
            json.put("state", promise.standing().name().toLowerCase(Locale.ROOT));
            ArrayNode by = json.putArray("by");
            promise.by().forEach(by::add);
        }
    }

    static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
