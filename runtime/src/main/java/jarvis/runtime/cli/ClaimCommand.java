package jarvis.runtime.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code jarvis claim progress|done|integration}. */
@Command(name = "claim", description = "Report as an instance, or for one. It stays a claim until Jarvis verified it.")
final class ClaimCommand extends Subcommand {
    /** For whom. */
    static final class Speaker {
        @Option(
                names = "--instance",
                paramLabel = "INSTANCE",
                description = "Whose claim it is; a worker's own unless said.")
        private @Nullable String instance;
    }

    @Spec
    private CommandSpec spec;

    ClaimCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what: jarvis claim progress, done or integration.");
    }

    @Command(name = "progress", description = "Where the work is now, in a few words.")
    int progress(@Parameters(paramLabel = "LABEL") String label, @Mixin Speaker speaker, @Mixin HelpOption help) {
        String who = new Who(context()).instance(speaker.instance);
        new Sender(context())
                .send(Sender.command("progress").put("instance", who).put("label", label));
        return ExitCode.OK;
    }

    @Command(name = "done", description = "The work is done, as far as the worker can tell.")
    int done(
            @Parameters(arity = "0..1", paramLabel = "SUMMARY", defaultValue = "") String summary,
            @Mixin Speaker speaker,
            @Mixin HelpOption help) {
        String who = new Who(context()).instance(speaker.instance);
        new Sender(context())
                .send(
                        Sender.command("done").put("instance", who).put("summary", summary),
                        "Recorded as " + who + "'s claim. Jarvis verifies it.");
        return ExitCode.OK;
    }

    @Command(name = "integration", description = "A port, address or file that instances agree on.")
    int integration(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "VALUE", description = "JSON, else taken as text.") String value,
            @Mixin HelpOption help) {
        new Sender(context())
                .send(Sender.command("integration").put("name", name).set("value", json(value)));
        return ExitCode.OK;
    }

    private static JsonNode json(String value) {
        try {
            JsonNode parsed = new JsonMapper().readTree(value);
            return parsed == null || parsed.isMissingNode() ? JsonNodeFactory.instance.stringNode(value) : parsed;
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(value);
        }
    }
}
