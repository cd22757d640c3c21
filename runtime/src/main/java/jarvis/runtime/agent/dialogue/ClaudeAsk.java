package jarvis.runtime.agent.dialogue;

import jarvis.core.agent.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Claude Code asks a person, and how the answer is written. */
final class ClaudeAsk {
    private static final String QUESTION_TOOL = "AskUserQuestion";

    private ClaudeAsk() {}

    static Ask of(String id, JsonNode request) {
        String tool = Fields.text(request, "tool_name");
        JsonNode input = request.path("input");
        return tool.equals(QUESTION_TOOL) ? question(id, input) : permission(id, tool, request);
    }

    private static Ask permission(String id, String tool, JsonNode request) {
        String subject = Fields.subject(request.path("input"));
        String title = Fields.text(request, "title");
        String reason = Fields.text(request, "decision_reason");
        String text = (title.isEmpty() ? "May it use " + tool + (subject.isEmpty() ? "" : ": " + subject) : title)
                + (reason.isEmpty() ? "" : " (" + reason + ")");
        return new Ask(id, Ask.Kind.PERMISSION, text, List.of());
    }

    private static Ask question(String id, JsonNode input) {
        List<String> options = new ArrayList<>();
        String text = input.path("questions")
                .valueStream()
                .map(question -> Fields.text(question, "question"))
                .collect(Collectors.joining(" "));
        if (input.path("questions").size() == 1) {
            input.path("questions")
                    .path(0)
                    .path("options")
                    .forEach(option -> options.add(Fields.text(option, "label")));
        }
        return new Ask(id, Ask.Kind.ANSWER, text, options);
    }

    /** The same answer to each of its questions, as a person gives one. */
    static ObjectNode answered(JsonNode input, String text) {
        ObjectNode answered = Fields.object();
        answered.set("questions", input.path("questions"));
        ObjectNode answers = answered.putObject("answers");
        input.path("questions").forEach(question -> answers.put(Fields.text(question, "question"), text));
        return answered;
    }
}
