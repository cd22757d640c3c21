package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.SignOffText;
import jarvis.runtime.client.RunSource;
import jarvis.runtime.view.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code jarvis approve}: a yes to a question, a waiver with its reason, or the sign-off. */
@Command(name = "approve", description = "Answer a question with yes; at the end, sign off what is shown.")
final class ApproveCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "QUESTION",
            description = "A question's id; may be left out when one waits.")
    private @Nullable String wanted;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed to accept what did not pass.")
    private String reason = "";

    @Option(names = "--yes", description = "Sign off without being asked once more.")
    private boolean yes;

    ApproveCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return reading(source -> {
            JsonNode run = source.run(RunSource.CURRENT);
            JsonNode question = question(run);
            return question.path("kind").asString("").equals("sign-off") ? signOff(run) : approve(question);
        });
    }

    private JsonNode question(JsonNode run) {
        List<JsonNode> open = List.copyOf(run.path("needsYou").values());
        List<JsonNode> meant = open.stream()
                .filter(question ->
                        wanted == null || question.path("id").asString("").equals(wanted))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        open.forEach(question -> terminal()
                .say("  " + question.path("id").asString("") + ": "
                        + PlainText.line(question.path("text").asString(""))));
        String which = wanted == null ? "" : "There is no open question " + wanted + ". ";
        throw new Mistake(which
                + (open.isEmpty()
                        ? "Nothing waits for an answer. jarvis status says where the run stands."
                        : "Name one of those above: jarvis approve QUESTION."));
    }

    private int approve(JsonNode question) {
        String id = question.path("id").asString("");
        boolean stuck = question.path("kind").asString("").equals("checkpoint stuck");
        if (stuck && reason.isBlank()) {
            reason = terminal().ask("Accept it without its passing? Say why:").orElse("");
        }
        new Sender(context()).send(Sender.command("approve").put("question", id).put("reason", reason));
        terminal()
                .say("Approved " + id + ": "
                        + PlainText.line(question.path("text").asString("")));
        return ExitCode.OK;
    }

    /** Signs off exactly the evidence that is shown; Jarvis refuses it when that has changed meanwhile. */
    private int signOff(JsonNode run) {
        SignOffText.of(run, terminal().style()).forEach(terminal()::say);
        if (!yes && !terminal().agrees("Sign it off?")) {
            terminal()
                    .say(
                            terminal().interactive()
                                    ? "Not signed off."
                                    : "Not signed off: nobody can be asked here. Read the above, then: jarvis approve --yes");
            return ExitCode.NEEDS_PERSON;
        }
        String evidence = run.path("evidence").asString("");
        new Sender(context()).send(Sender.command("sign-off").put("evidence", evidence));
        terminal().say("Signed off.");
        return ExitCode.OK;
    }
}
