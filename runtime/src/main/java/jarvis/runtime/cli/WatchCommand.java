package jarvis.runtime.cli;

import jarvis.runtime.client.Follower;
import jarvis.runtime.client.RunSource;
import jarvis.runtime.view.StatusText;
import java.util.ArrayDeque;
import java.util.Deque;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code jarvis watch}: on a terminal a picture that is drawn again, else lines. */
@Command(name = "watch", description = "The run, live in the terminal, until it is over.")
final class WatchCommand extends Subcommand {
    private static final int NEWEST = 8;
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Deque<JsonNode> newest = new ArrayDeque<>();
    private int code = ExitCode.NOT_SIGNED_OFF;

    WatchCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return reading(source -> {
            JsonNode run = source.run(RunSource.CURRENT);
            long version = run.path("version").asLong(0);
            boolean live = source.door().isPresent() && !over(run);
            if (!live || !terminal().interactive()) {
                terminal().out().print(StatusText.of(run));
            }
            if (live) {
                long after = terminal().interactive() ? Math.max(0, version - NEWEST) : version;
                Follower follower = new Follower(source, RunSource.CURRENT, after);
                follower.follow(this::show, () -> context().access().source());
                return code;
            }
            return run.path("status").asString("").equals("signed off") ? ExitCode.OK : ExitCode.NOT_SIGNED_OFF;
        });
    }

    private static boolean over(JsonNode run) {
        String status = run.path("status").asString("");
        return status.equals("signed off") || status.equals("stopped");
    }

    private boolean show(JsonNode event) {
        if (terminal().interactive()) {
            newest.addLast(event);
            if (newest.size() > NEWEST) {
                newest.removeFirst();
            }
            draw();
        } else {
            terminal().print(EventLine.of(event));
        }
        if (EventLine.signedOff(event)) {
            code = ExitCode.OK;
        }
        return !EventLine.ends(event) && !terminal().out().checkError();
    }

    private void draw() {
        StringBuilder picture = new StringBuilder(CLEAR);
        try (RunSource source = context().access().source()) {
            picture.append(StatusText.of(source.run(RunSource.CURRENT))).append('\n');
        }
        newest.forEach(event -> picture.append(EventLine.of(event)).append('\n'));
        terminal().out().print(picture);
        terminal().out().flush();
    }
}
