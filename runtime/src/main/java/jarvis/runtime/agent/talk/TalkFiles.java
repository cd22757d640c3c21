package jarvis.runtime.agent.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one conversation, beside those of its execution.
 *
 * <pre>
 * said        what the agent wrote, a line a frame; grows only
 * input       a named pipe that it reads from; there once it was started
 * close       a named pipe: what is written there ends its input
 * spoken      the ids of what it was told
 * session     what it is resumed by
 * transcript  what was said, for people
 * </pre>
 */
public record TalkFiles(Path folder) {
    private static final String OUTPUT = "output";

    Path said() {
        return folder.resolve("said");
    }

    Path input() {
        return folder.resolve("input");
    }

    Path closing() {
        return folder.resolve("close");
    }

    Path spoken() {
        return folder.resolve("spoken");
    }

    Path session() {
        return folder.resolve("session");
    }

    /** What its agent is resumed by; empty where it never said. */
    public Optional<String> knownSession() {
        try {
            return Optional.of(Files.readString(session())).filter(id -> !id.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a person reads of an attempt: what was said, else all that its process wrote. */
    public static Path log(Path attempt) {
        Path transcript = new TalkFiles(attempt).transcript();
        try {
            return Files.size(transcript) > 0 ? transcript : attempt.resolve(OUTPUT);
        } catch (IOException e) {
            return attempt.resolve(OUTPUT);
        }
    }

    /** What it wrote beside its protocol. */
    Path output() {
        return folder.resolve(OUTPUT);
    }

    Path transcript() {
        return folder.resolve("transcript");
    }
}
