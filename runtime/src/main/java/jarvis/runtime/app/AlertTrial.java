package jarvis.runtime.app;

import jarvis.runtime.alert.Attempt;
import jarvis.runtime.alert.Channel;
import jarvis.runtime.alert.Notice;
import jarvis.runtime.alert.Terms;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.AlertsFile;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.trust.Trusted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends one test message by each channel and tells what came of it. */
final class AlertTrial {
    private final ProjectFolder folder;
    private final Trusted trusted;

    AlertTrial(ProjectFolder folder, Trusted trusted) {
        this.folder = folder;
        this.trusted = trusted;
    }

    int run(Terminal terminal) {
        Optional<String> wrong = AlertSpecs.wrong(folder);
        if (wrong.isPresent()) {
            terminal.say(wrong.get());
            return ExitCode.MISTAKE;
        }
        List<Channel> channels = AlertSpecs.channels(AlertsFile.read(folder).settings(), folder, trusted);
        if (channels.isEmpty()) {
            terminal.say("jarvis.yaml names no channel. Add one under alerts: to:, such as `webhook: https://…`.");
            return ExitCode.MISTAKE;
        }
        int code = ExitCode.OK;
        for (Channel channel : channels) {
            code = Math.max(code, send(channel, terminal));
        }
        return code;
    }

    private static int send(Channel channel, Terminal terminal) {
        try {
            Optional<String> trouble = Attempt.of(channel, Notice.test(Instant.now()), Terms.DEFAULT.patience());
            terminal.print("%-10s %s: %s"
                    .formatted(
                            channel.name(),
                            channel.target(),
                            trouble.map(why -> "failed. " + why).orElse("delivered")));
            return trouble.isEmpty() ? ExitCode.OK : ExitCode.WORLD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.WORLD;
        }
    }
}
