package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.LifeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a conversation led to. */
final class Heard implements Voice {
    private static final JsonMapper JSON = new JsonMapper();

    final List<LifeEvent> events = new ArrayList<>();
    final Map<String, JsonNode> said = new LinkedHashMap<>();
    AgentLife life = AgentLife.NONE;
    boolean finished;

    @Override
    public void happened(LifeEvent event) {
        events.add(event);
        life = life.after(event, Instant.EPOCH);
    }

    @Override
    public void say(String id, JsonNode frame) {
        said.putIfAbsent(id, frame);
    }

    @Override
    public void finish() {
        finished = true;
    }

    /** What was said under an id; a missing node where nothing was. */
    JsonNode said(String id) {
        return said.getOrDefault(id, MissingNode.getInstance());
    }

    /** Frames, a line each. */
    Heard from(Dialogue dialogue, String lines) {
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> dialogue.heard(JSON.readTree(line), this));
        return this;
    }
}
