package jarvis.runtime.agent.adapter;

import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.agent.talk.TalkFiles;
import java.nio.file.Path;

/**
 * What an attempt is started with.
 *
 * @param id the attempt's name, the same whenever it is started once more
 * @param folder where it works
 * @param own a folder of the instance's, for its agent's configuration and sessions
 * @param brief what it is told
 * @param resume the session that it goes on with; empty for a new one
 * @param files of the conversation
 * @param server Jarvis's MCP server
 * @param ownership what it may not write
 */
public record Start(
        String id,
        Path folder,
        Path own,
        Told brief,
        String resume,
        TalkFiles files,
        Server server,
        Ownership ownership) {

    /** Where Jarvis's MCP server is, and the token that speaks for this attempt. */
    public record Server(String url, String token) {
        @Override
        public String toString() {
            return "Server[" + url + "]";
        }
    }

    /** A brief, and the file that it lies in. */
    public record Told(String text, Path file) {}
}
