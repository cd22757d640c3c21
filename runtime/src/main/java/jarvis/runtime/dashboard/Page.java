package jarvis.runtime.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's document as it is sent.
 *
 * @param version grows whenever anything but the clocks of asking has changed
 * @param tag equal for documents that say the same
 * @param any whether there is any value at all
 * @param madeAt the document's own timestamp
 * @param nextAt when one of its sources is asked next; null: none by itself
 */
@SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
public record Page(
        Endpoint endpoint,
        byte[] body,
        long version,
        String tag,
        boolean any,
        Instant madeAt,
        @Nullable Instant nextAt) {}
