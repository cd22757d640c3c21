package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.client.RunSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What all commands share: help, and how they reach a run. */
abstract class Subcommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Context context;

    Subcommand(Context context) {
        this.context = context;
    }

    /** What it is called by; the same as in its {@code @Command}, and found without the library. */
    final String name() {
        String type = getClass().getSimpleName();
        String words = type.substring(0, type.length() - "Command".length());
        return words.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    final Context context() {
        return context;
    }

    final Terminal terminal() {
        return context.terminal();
    }

    /** Works on the runs as they can be read, after saying whether that is the present. */
    final int reading(ToIntFunction<RunSource> work) {
        try (RunSource source = context.access().source()) {
            if (!source.caution().isEmpty()) {
                terminal().say(source.caution());
            }
            return work.applyAsInt(source);
        }
    }

    final int print(JsonNode document) {
        terminal().print(document.toPrettyString());
        return ExitCode.OK;
    }
}
