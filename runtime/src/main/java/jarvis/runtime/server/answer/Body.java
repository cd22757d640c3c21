package jarvis.runtime.server.answer;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The body of a request. */
public final class Body {
    private Body() {}

    /**
     * Reads it to its end, so that its sender hears why it is refused.
     *
     * @param most how many bytes are wanted; of a longer one, one more than that
     */
    public static byte[] of(ServerRequest request, int most) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(most + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
