package jarvis.core.plan.lock;

import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reading as the JSON of {@code jarvis plan show --json}. */
public final class PlanDocument {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlanDocument() {}

    public static String json(PlanReading reading) {
        return PRETTY.writeValueAsString(tree(reading));
    }

    /** The same as maps and lists, for whoever puts it into a document of its own. */
    public static Map<String, Object> tree(PlanReading reading) {
        Map<String, Object> tree = PlanTree.withLines(reading.plan());
        List<Map<String, Object>> problems =
                reading.problems().stream().map(PlanDocument::problem).toList();
        tree.put("problems", problems);
        return tree;
    }

    private static Map<String, Object> problem(Problem problem) {
        return PlanTree.object(
                "line", problem.line(),
                "column", problem.column(),
                "severity", problem.severity().name().toLowerCase(Locale.ROOT),
                "code", problem.code(),
                "message", problem.message());
    }
}
