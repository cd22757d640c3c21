package jarvis.runtime.source;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The modules of a service, as the endpoint {@code business} names them: {@code business.music.health},
 * {@code business.music.metrics.generations_today}. A figure that the service has none of stays one, with its reason.
 */
public final class ModulesDocument implements Interpretation {
    private static final String[] HEAD = {"status", "health", "uptime"};

    @Override
    public Map<String, Observation<JsonNode>> read(JsonNode document) {
        Map<String, Observation<JsonNode>> values = new LinkedHashMap<>();
        for (String module : ModulesSource.MODULES) {
            JsonNode found = document.path("modules").path(module);
            if (found.isMissingNode()) {
                away(module, document.path("problems").path(module).asString("It was not asked."), values);
            } else {
                read("business." + module, found, values);
            }
        }
        return values;
    }

    private void away(String module, String why, Map<String, Observation<JsonNode>> values) {
        for (String name : HEAD) {
            Meaning meaning = meaning(name);
            values.put(
                    "business." + module + "." + name,
                    new Observation.Missing<>(new Cause(Reason.NO_COMMUNICATION, why), meaning));
        }
    }

    private static void read(String prefix, JsonNode module, Map<String, Observation<JsonNode>> values) {
        for (String name : HEAD) {
            values.put(prefix + "." + name, Scalars.observed(module.get(name), "/" + name, meaning(name)));
        }
        figures(prefix + ".metrics", "", module.path("metrics"), module, values);
    }

    private static void figures(
            String prefix, String path, JsonNode figures, JsonNode module, Map<String, Observation<JsonNode>> values) {
        figures.properties().forEach(figure -> {
            String name = path.isEmpty() ? figure.getKey() : path + "." + figure.getKey();
            if (figure.getValue().isObject()) {
                figures(prefix, name, figure.getValue(), module, values);
            } else {
                values.put(prefix + "." + name, figure(name, figure.getValue(), module));
            }
        });
    }

    private static Observation<JsonNode> figure(String name, JsonNode value, JsonNode module) {
        JsonNode undefined = module.path("undefined").path(name);
        String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        JsonNode words = module.path("definitions").path(root);
        Meaning meaning = new Meaning(null, null, words.isString() ? words.stringValue() : null);
        return value.isNull() && undefined.isString()
                ? new Observation.Missing<>(new Cause(Reason.UNDEFINED, undefined.stringValue()), meaning)
                : Scalars.observed(value, "/metrics/" + name, meaning);
    }

    private static Meaning meaning(String name) {
        return name.equals("uptime") ? Meaning.unit("s") : Meaning.PLAIN;
    }

    @Override
    public @Nullable Instant asOf(JsonNode document) {
        return null;
    }

    @Override
    public Map<String, Meaning> expected() {
        Map<String, Meaning> expected = new LinkedHashMap<>();
        for (String module : ModulesSource.MODULES) {
            for (String name : HEAD) {
                expected.put("business." + module + "." + name, meaning(name));
            }
        }
        return expected;
    }
}
