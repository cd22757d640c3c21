package jarvis.runtime.mcp;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All tools, in the order in which an agent needs them. */
final class Toolbox {
    private final List<Tool> tools = new ArrayList<>();

    Toolbox(Desk desk, InstantSource clock) {
        tools.add(BriefTool.on(desk));
        tools.addAll(ReportTools.all());
        tools.add(OwnerTool.on(desk));
        tools.add(GateTools.request());
        tools.add(StatusTool.at(clock));
    }

    Optional<Tool> named(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    List<String> names() {
        return tools.stream().map(Tool::name).toList();
    }

    ObjectNode document() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        tools.forEach(tool -> list.withArray("tools").add(tool.document()));
        return list;
    }
}
