package jarvis.runtime.cli;

import jarvis.runtime.client.Follower;
import jarvis.runtime.client.RunSource;
import jarvis.runtime.view.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code jarvis events}. */
@Command(name = "events", description = "What happened, one line an event.")
final class EventsCommand extends Subcommand {
    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what still comes, until the run is over.")
    private boolean follow;

    @Option(names = "--after", paramLabel = "N", defaultValue = "0", description = "Only events after this number.")
    private long after;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run;

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    EventsCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return reading(source -> {
            Follower follower = new Follower(source, run, after);
            if (follow && source.door().isPresent()) {
                follower.follow(
                        event -> show(event) && !EventLine.ends(event),
                        () -> context().access().source());
            } else {
                follower.tell(this::show);
            }
            return ExitCode.OK;
        });
    }

    /** False when nobody reads any more. */
    private boolean show(JsonNode event) {
        terminal().print(json ? event.toString() : PlainText.line(EventLine.of(event)));
        return !terminal().out().checkError();
    }
}
