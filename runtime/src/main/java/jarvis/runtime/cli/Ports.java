package jarvis.runtime.cli;

import org.jspecify.annotations.Nullable;

/** What a {@code --port} may be. */
final class Ports {
    private static final int MOST = 65_535;

    private Ports() {}

    /** The port as said; 0 is any free one. */
    static @Nullable Integer checked(@Nullable Integer port) {
        if (port != null && (port < 0 || port > MOST)) {
            throw new Mistake(
                    "--port " + port + " is no port: give a number from 1 to " + MOST + ", or 0 for any free one.");
        }
        return port;
    }
}
