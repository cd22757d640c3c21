package jarvis.runtime.agent.talk;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shell commands that start an agent so that it can be talked with, by this Jarvis and by the next. */
public final class TalkScript {
    private TalkScript() {}

    /** The file that an agent is told, and where what it says goes. */
    public record Told(Path brief, TalkFiles files) {}

    /**
     * An agent that listens: its input stays open until somebody writes to {@code close}, whoever writes to {@code input} in
     * between, and however often Jarvis begins anew.
     *
     * @param program shell words that start it
     */
    public static String listening(String program, List<String> arguments, TalkFiles files) {
        return """
                umask 077
                [ -p %1$s ] || mkfifo %1$s || exit 70
                [ -p %2$s ] || mkfifo %2$s || exit 70
                ( exec 3<> %1$s; read -r _ < %2$s ) > /dev/null 2>&1 &
                holder=$!
                %3$s < %1$s >> %4$s
                code=$?
                kill "$holder" 2> /dev/null
                exit "$code"
                """.formatted(
                        quoted(files.input()), quoted(files.closing()), line(program, arguments), quoted(files.said()));
    }

    /** An agent that is told once: what is in a file. The program is shell words that start it. */
    public static String told(String program, List<String> arguments, Told told) {
        return """
                umask 077
                %s < %s >> %s
                """.formatted(
                        line(program, arguments),
                        quoted(told.brief()),
                        quoted(told.files().said()));
    }

    private static String line(String program, List<String> arguments) {
        return Stream.concat(Stream.of(program), arguments.stream().map(TalkScript::quoted))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(Path path) {
        return quoted(path.toAbsolutePath().toString());
    }

    /** For a POSIX shell. */
    static String quoted(String word) {
        boolean plain = word.matches("[A-Za-z0-9_@%+=:,./-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
