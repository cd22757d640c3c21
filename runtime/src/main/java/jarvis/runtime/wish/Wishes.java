package jarvis.runtime.wish;

import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.project.Nearest;
import jarvis.runtime.view.PlainText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From what a door was sent, {@code {"command": "approve", "question": ...}}, to a command of the core. Pure. */
public final class Wishes {
    private static final int LONGEST = 20_000;

    private Wishes() {}

    /** What came of reading a wish. */
    public sealed interface Outcome {
        record Understood(Command command) implements Outcome {}

        /** @param field the field that is wrong */
        record Malformed(String field, String sentence) implements Outcome {}

        /** It is not for this reporter to wish it. */
        record OutOfScope(String sentence) implements Outcome {}
    }

    /** A command's name, who may send it, and its fields. */
    @SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable.
    private enum Wish {
        APPROVE("approve", true, List.of("question"), List.of("reason")),
        REJECT("reject", true, List.of("question"), List.of("reason")),
        HAND_OVER("hand-over", true, List.of("question", "reason"), List.of()),
        TELL("tell", true, List.of("instance", "text"), List.of()),
        RETRY("retry", true, List.of("target"), List.of("reason")),
        SIGN_OFF("sign-off", true, List.of("evidence"), List.of()),
        STOP("stop", true, List.of(), List.of("reason")),
        BLOCK("block", false, List.of("instance", "text"), List.of("severity")),
        UNBLOCK("unblock", false, List.of("blocker"), List.of("how")),
        PROGRESS("progress", false, List.of("instance", "label"), List.of()),
        DONE("done", false, List.of("instance"), List.of("summary")),
        INTEGRATION("integration", false, List.of("name", "value"), List.of());

        private final String word;
        private final boolean personOnly;
        private final List<String> required;
        private final List<String> optional;

        Wish(String word, boolean personOnly, List<String> required, List<String> optional) {
            this.word = word;
            this.personOnly = personOnly;
            this.required = required;
            this.optional = optional;
        }

        Set<String> fields() {
            Set<String> all = new LinkedHashSet<>(required);
            all.addAll(optional);
            return all;
        }
    }

    /** Reads a wish of somebody. A worker that names no instance means itself. */
    public static Outcome read(JsonNode body, Reporter by) {
        if (!(body instanceof ObjectNode object) || !object.path("command").isString()) {
            return new Outcome.Malformed(
                    "command", "A command is a JSON object with its name in \"command\". " + known());
        }
        String name = object.path("command").stringValue();
        Optional<Wish> wish =
                Arrays.stream(Wish.values()).filter(w -> w.word.equals(name)).findFirst();
        return wish.map(found -> read(found, object, by))
                .orElseGet(() ->
                        new Outcome.Malformed("command", "There is no command \"" + shown(name) + "\". " + known()));
    }

    private static Outcome read(Wish wish, ObjectNode body, Reporter by) {
        if (wish.personOnly && !(by instanceof Reporter.Person)) {
            return new Outcome.OutOfScope(
                    "Only a person can send \"" + wish.word + "\"; this token speaks for " + by.label() + " alone.");
        }
        ObjectNode fields = body.deepCopy();
        fields.remove("command");
        if (by instanceof Reporter.Worker worker && wish.fields().contains("instance") && !fields.has("instance")) {
            fields.put("instance", worker.instance());
        }
        Outcome wrong = wrong(wish, fields);
        return wrong == null ? new Outcome.Understood(command(wish, fields, by)) : wrong;
    }

    private static @Nullable Outcome wrong(Wish wish, ObjectNode fields) {
        for (String field : fields.propertyNames()) {
            if (!wish.fields().contains(field)) {
                return unknown(wish, field);
            }
            if (!(wish == Wish.INTEGRATION && field.equals("value"))
                    && !fields.path(field).isString()) {
                return new Outcome.Malformed(field, "\"" + field + "\" must be a string.");
            }
            if (fields.path(field).toString().length() > LONGEST) {
                return new Outcome.Malformed(
                        field, "\"" + field + "\" is longer than " + LONGEST + " characters. Shorten it.");
            }
        }
        for (String field : wish.required) {
            if (!fields.has(field)
                    || (fields.path(field).isString()
                            && fields.path(field).stringValue().isBlank())) {
                return new Outcome.Malformed(
                        field, "\"" + wish.word + "\" needs \"" + field + "\", and it must not be empty.");
            }
        }
        boolean severity = fields.has("severity") && severity(fields).isEmpty();
        return severity ? new Outcome.Malformed("severity", "\"severity\" is \"blocking\" or \"warning\".") : null;
    }

    private static Outcome unknown(Wish wish, String field) {
        String meant = Nearest.to(field, wish.fields())
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("It has: " + String.join(", ", wish.fields()) + ".");
        return new Outcome.Malformed(field, "\"" + wish.word + "\" has no field \"" + shown(field) + "\". " + meant);
    }

    private static Command command(Wish wish, ObjectNode fields, Reporter by) {
        return switch (wish) {
            case APPROVE -> new Command.Approve(by.label(), text(fields, "question"), text(fields, "reason"));
            case REJECT -> new Command.Reject(by.label(), text(fields, "question"), text(fields, "reason"));
            case HAND_OVER -> new Command.HandOver(by.label(), text(fields, "question"), text(fields, "reason"));
            case TELL -> new Command.Tell(by.label(), text(fields, "instance"), text(fields, "text"));
            case RETRY -> new Command.Retry(by.label(), text(fields, "target"), text(fields, "reason"));
            case SIGN_OFF -> new Command.SignOff(by.label(), text(fields, "evidence"));
            case STOP -> new Command.StopRun(by.label(), text(fields, "reason"));
            case BLOCK ->
                new Command.RaiseBlocker(
                        by,
                        text(fields, "instance"),
                        severity(fields).orElse(BlockerSeverity.BLOCKING),
                        text(fields, "text"));
            case UNBLOCK -> new Command.ResolveBlocker(by, text(fields, "blocker"), text(fields, "how"));
            case PROGRESS -> new Command.ReportProgress(by, text(fields, "instance"), text(fields, "label"));
            case DONE -> new Command.ClaimDone(by, text(fields, "instance"), text(fields, "summary"));
            case INTEGRATION ->
                new Command.RecordIntegrationPoint(
                        by, text(fields, "name"), fields.path("value").toString());
        };
    }

    private static String text(ObjectNode fields, String name) {
        return fields.path(name).asString("");
    }

    private static Optional<BlockerSeverity> severity(ObjectNode fields) {
        return switch (text(fields, "severity")) {
            case "blocking" -> Optional.of(BlockerSeverity.BLOCKING);
            case "warning" -> Optional.of(BlockerSeverity.WARNING);
            default -> Optional.empty();
        };
    }

    private static String known() {
        return "Known: "
                + String.join(
                        ", ",
                        Arrays.stream(Wish.values()).map(wish -> wish.word).toList()) + ".";
    }

    private static String shown(String name) {
        return PlainText.line(name);
    }
}
