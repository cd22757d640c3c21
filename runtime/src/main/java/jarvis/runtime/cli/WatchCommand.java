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
                Follower follower = new Follower(source, RunSource.CURRENT, terminal().interactive() ? Math.max(0, version - NEWEST) : version);
                follower.follow(event -> show(source, event));
                return code;
            }
            return run.path("status").asString("").equals("signed off") ? ExitCode.OK : ExitCode.NOT_SIGNED_OFF;
        });
    }

    private static boolean over(JsonNode run) {
        String status = run.path("status").asString("");
        return status.equals("signed off") || status.equals("stopped");
    }

    private boolean show(RunSource source, JsonNode event) {
        if (terminal().interactive()) {
            newest.addLast(event);
            if (newest.size() > NEWEST) {
                newest.removeFirst();
            }
            draw(source);
        } else {
            terminal().print(EventLine.of(event));
        }
        if (EventLine.signedOff(event)) {
            code = ExitCode.OK;
        }
        return !EventLine.ends(event) && !terminal().out().checkError();
    }

    private void draw(RunSource source) {
        StringBuilder picture = new StringBuilder(CLEAR).append(StatusText.of(source.run(RunSource.CURRENT))).append('\n');
        newest.forEach(event -> picture.append(EventLine.of(event)).append('\n'));
        terminal().out().print(picture);
        terminal().out().flush();
    }
}
