package jarvis.runtime.server.dashboard;

import java.io.IOException;
import java.util.List;

/** How messages get to one client: written into an answer, or sent over a socket. */
interface Wire {
    void send(List<Frame> frames) throws IOException;
}
