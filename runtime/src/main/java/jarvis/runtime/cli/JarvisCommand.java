package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code jarvis} with all its subcommands. */
@Command(
        name = "jarvis",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a coordination plan for parallel agents, and believes nothing that it did not verify.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it did what was asked; for a run: signed off",
            "1:the world failed: disk, network, git, or Jarvis itself",
            "2:your mistake: a wrong plan, option or id, or nothing to work on",
            "3:the run waits for a person, and nobody can be asked here",
            "4:the run ended without a sign-off"
        },
        footer =
                "%nResults go to standard output, talk to standard error. Colours: only on a terminal, and not with NO_COLOR.")
public final class JarvisCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Spec
    private CommandSpec spec;

    private JarvisCommand() {}

    /**
     * The command line, ready to {@link CommandLine#execute}; the result is an {@link ExitCode}.
     *
     * @param version what {@code --version} prints
     * @param arguments what will be executed, where that is known: when they begin with the name of a command, it alone is
     *     there, as to look at all of them takes longer than most of them run
     */
    public static CommandLine create(Engine engine, Terminal terminal, String version, String... arguments) {
        Context context = new Context(engine, terminal);
        CommandLine line = new CommandLine(new JarvisCommand());
        subcommands(context).stream()
                .filter(command -> arguments.length > 0 && command.name().equals(arguments[0]))
                .forEach(line::addSubcommand);
        if (line.getSubcommands().isEmpty()) {
            subcommands(context).forEach(line::addSubcommand);
            line.addSubcommand(new CompletionCommand(context, line));
            line.addSubcommand(new HelpCommand());
        }
        line.getCommandSpec().version(version);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        CommandLine.Help.Ansi ansi = terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setParameterExceptionHandler(new Mistyped(terminal));
        line.setExecutionExceptionHandler(new Troubled(terminal));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        return line;
    }

    private static List<Subcommand> subcommands(Context context) {
        return List.of(
                new DemoCommand(context),
                new FakeAgentCommand(context),
                new AgentsCommand(context),
                new PlanCommand(context),
                new RehearseCommand(context),
                new RunCommand(context),
                new ResumeCommand(context),
                new StopCommand(context),
                new ServeCommand(context),
                new SourcesCommand(context),
                new ValueCommand(context),
                new AlertsCommand(context),
                new TrustCommand(context),
                new StatusCommand(context),
                new WatchCommand(context),
                new EventsCommand(context),
                new LogsCommand(context),
                new EvidenceCommand(context),
                new ReleaseNotesCommand(context),
                new BriefCommand(context),
                new ApproveCommand(context),
                new RejectCommand(context),
                new HandOverCommand(context),
                new AttachCommand(context),
                new RetryCommand(context),
                new BlockCommand(context),
                new UnblockCommand(context),
                new ClaimCommand(context),
                new McpCommand(context),
                new JoinCommand(context),
                new HookCommand(context),
                new CleanCommand(context),
                new SalvageCommand(context),
                new JournalCommand(context),
                new DoctorCommand(context));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: jarvis COMMAND. jarvis --help lists them all.");
    }
}
