package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.Door;
import jarvis.runtime.client.RunSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis stop}. */
@Command(name = "stop", description = "Stop the run with everything it started. jarvis resume goes on with it.")
final class StopCommand extends Subcommand {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    StopCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Access access = context().access();
        Optional<Door> door = access.door().filter(Door::answers);
        if (door.isEmpty()) {
            return context().engine().stopOffline(access.needProject(), reason, terminal());
        }
        try {
            new Sender(context()).send(Sender.command("stop").put("reason", reason));
            terminal().say("Stopped. Go on with it: jarvis resume");
        } catch (ClientTrouble e) {
            if (!over(access)) {
                throw e;
            }
            terminal().say("There is nothing to stop: " + e.sentence());
        }
        return ExitCode.OK;
    }

    private static boolean over(Access access) {
        String status = access.source().run(RunSource.CURRENT).path("status").asString("");
        return status.equals("stopped") || status.equals("signed off");
    }
}
