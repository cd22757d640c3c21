package jarvis.runtime.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command was given and how it answers: results on {@code out}, talk on {@code err}. Thread-safe for output.
 *
 * @param interactive whether a person can be asked: input and output are a terminal
 * @param colours whether both streams take colours
 * @param workingDirectory absolute
 */
public record Terminal(
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        boolean colours,
        Path workingDirectory,
        Map<String, String> environment) {

    public Terminal {
        workingDirectory = workingDirectory.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** This process's own; always UTF-8, as JSON is, whatever the locale says. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 has the console of before 22 again: null when there is no terminal
    public static Terminal system() {
        Map<String, String> environment = System.getenv();
        Console console = System.console();
        boolean tty = console != null && console.isTerminal();
        boolean colours = tty && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                tty,
                colours,
                Path.of(""),
                environment);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    public Style style() {
        return new Style(colours);
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(line);
    }

    /** A line of talk. */
    public void say(String line) {
        err.println(line);
    }

    /** The answer to a question; empty at the end of the input, and when nobody can be asked. */
    public Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        err.print(question + " ");
        err.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the answer begins with y; no answer is a no. */
    public boolean agrees(String question) {
        return ask(question + " [y/N]").filter(Terminal::yes).isPresent();
    }

    static boolean yes(String answer) {
        String word = answer.toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }
}
