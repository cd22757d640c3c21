package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edited integration.json claims: each value that was never shown in its place. What is left out stays. */
final class IntegrationClaims implements Projection {
    private static final String SOMEBODY = "somebody";

    /** A value with its place, such as {@code /api_endpoints/business}. */
    private record Leaf(String place, JsonNode value) {}

    private final Plan plan;
    private final Set<Leaf> shown = new HashSet<>();

    IntegrationClaims(Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return IntegrationFile.NAME;
    }

    @Override
    public String render(RunState state) {
        return IntegrationFile.render(plan, state);
    }

    @Override
    public void shown(RunState state, Instant at) {
        remember("", IntegrationFile.content(plan, state));
    }

    @Override
    public List<Command> claims(Edit edit) {
        ObjectNode edited = Json.object(edit.text());
        ObjectNode current = IntegrationFile.content(plan, edit.state());
        Reporter by = new Reporter.Unattributed(Objects.requireNonNullElse(edit.owner(), SOMEBODY));
        List<Command> commands = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : edited.properties()) {
            JsonNode before = current.path(field.getKey());
            JsonNode merged = merged("/" + field.getKey(), before, field.getValue());
            if (!merged.equals(before)) {
                commands.add(new Command.RecordIntegrationPoint(by, field.getKey(), Json.compact(merged)));
            }
        }
        return commands;
    }

    /** Two agents may add to one object: what one left out, because it had read an older file, stays. */
    private JsonNode merged(String place, JsonNode before, JsonNode edited) {
        if (before instanceof ObjectNode old && edited instanceof ObjectNode changes) {
            ObjectNode both = old.deepCopy();
            for (Map.Entry<String, JsonNode> field : changes.properties()) {
                String inner = place + "/" + field.getKey();
                both.set(field.getKey(), merged(inner, old.path(field.getKey()), field.getValue()));
            }
            return both;
        }
        boolean old = !before.isMissingNode() && shown.contains(new Leaf(place, edited));
        return old ? before : edited;
    }

    private void remember(String place, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> remember(place + "/" + field.getKey(), field.getValue()));
        } else {
            shown.add(new Leaf(place, value));
        }
    }
}
