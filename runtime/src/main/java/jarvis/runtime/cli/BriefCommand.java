package jarvis.runtime.cli;

import jarvis.runtime.client.RunSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis brief}. */
@Command(
        name = "brief",
        description = "What an instance is to do, what it owns, how it reports, and what its gate will run.")
final class BriefCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "INSTANCE", description = "An instance's id; a worker's own unless said.")
    private String instance;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run;

    BriefCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        String who = new Who(context()).instance(instance);
        return reading(source -> {
            terminal().out().print(source.brief(run, who));
            return ExitCode.OK;
        });
    }
}
