package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives commands as a person or a script does, and keeps what they said. */
final class Shell {
    final FakeEngine engine = new FakeEngine();
    private final Path folder;
    private final Map<String, String> environment =
            new HashMap<>(Map.of("PATH", String.valueOf(System.getenv("PATH"))));
    private Optional<String> typed = Optional.empty();

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What a command did. */
    record Result(int code, String out, String err) {}

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** From here on a person sits there who types this. */
    Shell typing(String text) {
        typed = Optional.of(text);
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader(typed.orElse(""))),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                typed.isPresent(),
                false,
                folder,
                environment);
        int code = JarvisCommand.create(engine, terminal, "jarvis 1.2.3").execute(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
