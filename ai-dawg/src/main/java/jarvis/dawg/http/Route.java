package jarvis.dawg.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method and a path, who answers there, and what can be asked and answered: the server routes by it, and the OpenAPI document
 * is written from it, so that they cannot differ.
 *
 * @param parameters in the path and in the query
 * @param body null: none is wanted
 */
record Route(
        Method method,
        String path,
        Handler handler,
        String summary,
        List<Parameter> parameters,
        @Nullable Schema body,
        List<Answer> answers) {
    static final String JSON = "application/json";

    /** @param place path or query; what stands in the path is required, the rest is not */
    record Parameter(String place, String name, Schema schema) {}

    /** @param schema null: the content is none of JSON */
    record Answer(int status, String type, @Nullable Schema schema) {}

    Route {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /** @param summary what it is for, in a sentence */
    static Route get(String path, Handler handler, String summary) {
        return new Route(Method.GET, path, handler, summary, List.of(), null, List.of());
    }

    static Route post(String path, Handler handler, String summary) {
        return new Route(Method.POST, path, handler, summary, List.of(), null, List.of());
    }

    static Route delete(String path, Handler handler, String summary) {
        return new Route(Method.DELETE, path, handler, summary, List.of(), null, List.of());
    }

    Route in(String place, String name, Schema schema) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(place, name, schema));
        return new Route(method, path, handler, summary, all, body, answers);
    }

    Route takes(Schema wanted) {
        return new Route(method, path, handler, summary, parameters, wanted, answers);
    }

    /** What {@link Replies#data} answers. */
    Route tells(Schema data) {
        return answers(200, enveloped(data));
    }

    static Schema enveloped(Schema data) {
        return Schema.object()
                .field("success", Schema.flag().with(json -> json.put("const", true)))
                .field("data", data)
                .field("timestamp", Schema.moment());
    }

    Route answers(int status, Schema schema) {
        return answers(new Answer(status, JSON, schema));
    }

    Route answers(Answer one) {
        List<Answer> all = new ArrayList<>(answers);
        all.add(one);
        return new Route(method, path, handler, summary, parameters, body, all);
    }

    /** Problems of these statuses. */
    Route refuses(int... statuses) {
        Route route = this;
        for (int status : statuses) {
            route = route.answers(new Answer(status, Problem.TYPE, Problem.schema()));
        }
        return route;
    }
}
