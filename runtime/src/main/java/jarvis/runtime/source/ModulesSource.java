package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.form.Malformed;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The modules of a service such as AI DAWG, as one document: its health, and each module or why it could not be asked. */
public final class ModulesSource implements Source {
    static final List<String> MODULES = List.of("music", "marketing", "engagement", "automation", "intelligence");

    private final URI base;
    private final HttpGet http;

    public ModulesSource(URI base, Map<String, String> headers, Duration timeout, InstantSource clock) {
        this(base, Headers.plain(headers), timeout, clock);
    }

    public ModulesSource(URI base, Headers headers, Duration timeout, InstantSource clock) {
        this.base = base;
        this.http = new HttpGet(base, headers, timeout, clock);
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ObjectNode modules = all.putObject("modules");
        ObjectNode problems = all.putObject("problems");
        HttpGet.Reply.Failed last = null;
        for (String module : MODULES) {
            switch (http.get(URI.create(base + "/api/v1/modules/" + module), null)) {
                case HttpGet.Reply.NotModified _ -> problems.put(module, "It answers with status 304.");
                case HttpGet.Reply.Failed failed -> {
                    last = failed;
                    problems.put(module, failed.cause().detail());
                }
                case HttpGet.Reply.Body body -> put(module, body, modules, problems);
            }
        }
        if (modules.isEmpty()) {
            return last == null
                    ? Fetch.Failed.because(Reason.INVALID, "None of its modules can be understood.")
                    : new Fetch.Failed(last.cause(), last.notBefore());
        }
        return Fetch.Document.of(all);
    }

    private static void put(String module, HttpGet.Reply.Body body, ObjectNode modules, ObjectNode problems) {
        try {
            JsonNode data = Form.JSON.read(body.bytes()).path("data");
            if (data.isObject()) {
                modules.set(module, data);
            } else {
                problems.put(module, "Its answer has no data.");
            }
        } catch (Malformed e) {
            problems.put(module, "Its answer cannot be used. " + e.getMessage());
        }
    }

    @Override
    public String target() {
        return HttpSource.shown(base);
    }
}
