package jarvis.dawg.app;

import jarvis.dawg.traffic.TrafficCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What there is beside serving: {@code jarvis dawg COMMAND}. Serving itself needs no words, and loads nothing of this. */
@Command(
        name = "jarvis dawg",
        synopsisSubcommandLabel = "[COMMAND]",
        description =
                "Serves, without a command. PORT, DATABASE_URL, DAWG_ZONE and DAWG_CURRENCY set how, in the environment"
                        + " or in .env.",
        sortOptions = false)
final class DawgCommand {
    private static final int WORLD = 1;
    private static final int MISTAKE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private DawgCommand() {}

    static CommandLine create(Map<String, String> environment, Path folder, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new DawgCommand());
        line.addSubcommand(
                new DoctorCommand(() -> server(Settings.of(environment, folder).database()), out));
        line.addSubcommand(new TrafficCommand(out));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((wrong, _) -> {
            String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
            err.println(name + ": " + sentence(wrong));
            err.println("See " + name + " --help.");
            return MISTAKE;
        });
        line.setExecutionExceptionHandler((trouble, _, _) -> {
            err.println("ai-dawg: " + trouble.getMessage());
            return trouble instanceof Settings.Wrong ? MISTAKE : WORLD;
        });
        return line;
    }

    private static String server(String database) {
        return database.startsWith("file:") ? "" : database;
    }

    private static String sentence(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            String message = String.valueOf(wrong.getMessage());
            return message.endsWith(".") ? message : message + ".";
        }
        List<String> near = unmatched.getSuggestions();
        return "there is no " + unmatched.getUnmatched().getFirst() + " here"
                + (near.isEmpty() ? "." : "; did you mean " + near.getFirst() + "?");
    }
}
