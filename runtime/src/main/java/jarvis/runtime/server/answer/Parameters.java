package jarvis.runtime.server.answer;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Values from a request's path and query, checked. */
public final class Parameters {
    private Parameters() {}

    public static String path(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }

    /** A number from 1 in the path. */
    public static Optional<Integer> count(ServerRequest request, String name) {
        return parsed(path(request, name), 1, Integer.MAX_VALUE).map(Long::intValue);
    }

    public static Optional<String> query(ServerRequest request, String name) {
        return request.query().first(name).asOptional();
    }

    /** A number in the query; the fallback when it is absent, empty when it is not such a number. */
    public static Optional<Long> number(ServerRequest request, String name, long least, long most, long fallback) {
        Optional<String> given = request.query().first(name).asOptional();
        return given.isEmpty() ? Optional.of(fallback) : parsed(given.get(), least, most);
    }

    private static Optional<Long> parsed(String text, long least, long most) {
        if (!text.matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number >= least && number <= most ? Optional.of(number) : Optional.empty();
    }
}
