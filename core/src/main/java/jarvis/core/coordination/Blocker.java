package jarvis.core.coordination;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stops an instance; open until somebody resolved it. */
public record Blocker(
        String id,
        String instance,
        BlockerSeverity severity,
        String text,
        Reporter by,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {

    public boolean open() {
        return resolvedAt == null;
    }

    boolean blocks(String other) {
        return open() && severity == BlockerSeverity.BLOCKING && instance.equals(other);
    }
}
