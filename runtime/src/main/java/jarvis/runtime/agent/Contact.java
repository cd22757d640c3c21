package jarvis.runtime.agent;

import java.nio.file.Path;

/**
 * How an attempt reaches Jarvis.
 *
 * @param coordination the folder of the shared files
 * @param url where the API is
 * @param token speaks for this instance and attempt only; it is never written to disk or shown
 */
public record Contact(Path coordination, String url, String token) {
    @Override
    public String toString() {
        return "Contact[" + coordination + ", " + url + "]";
    }
}
