package jarvis.runtime.project;

import jarvis.core.health.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service that is looked at, as jarvis.yaml has it.
 *
 * @param name of the service
 * @param target an address, HOST:PORT, a folder, or the name of a value
 * @param every null: what is usual
 * @param timeout null: what is usual
 * @param headers sent with each request; may refer to secrets
 * @param conditions all of which hold where it is healthy
 */
public record CheckSettings(
        String name,
        Kind kind,
        String target,
        @Nullable Duration every,
        @Nullable Duration timeout,
        Map<String, String> headers,
        List<Expectation> conditions) {
    public CheckSettings {
        headers = Map.copyOf(headers);
        conditions = List.copyOf(conditions);
    }

    /** What a service is looked at by. */
    public enum Kind {
        HTTP,
        TCP,
        FOLDER,
        /** A value that is there already; nobody else is asked. */
        VALUE
    }
}
