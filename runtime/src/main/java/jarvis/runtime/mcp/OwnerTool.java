package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.view.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code who_owns}: the matrix as the merge reads it. */
final class OwnerTool {
    private OwnerTool() {}

    static Tool on(Desk desk) {
        Tool.Sheet sheet = new Tool.Sheet(
                "Who owns a file",
                "Who may write a file, by the plan's ownership matrix as the merge will apply it. Ask before you write a file"
                        + " that your brief does not name: what is another's is not merged.",
                Hints.READS);
        Field path = Field.required(
                "path", "The file's path: absolute, or relative to where you work. It need not exist yet.", 2_000);
        Shape shape = new Shape()
                .text("path", "Within its repository.")
                .text("owner", "An instance or several, \"all\", \"nobody\" (locked), or \"unowned\".")
                .flag("writable", "Whether your edit of it would be merged.")
                .texts("rows", "The rows of the matrix that decide, each with its line in the plan.")
                .text("sentence", "What that means for you.");
        return new Tool(
                "who_owns",
                sheet,
                List.of(path),
                shape,
                (caller, given) -> said(desk, caller, given.path("path").asString("")));
    }

    private static Said said(Desk desk, Caller caller, String path) {
        String instance = caller.worker().map(Reporter.Worker::instance).orElse("");
        Optional<Verdict> verdict = desk.verdict(caller.state(), instance, path);
        return verdict.map(found -> answer(found, !instance.isEmpty()))
                .orElseGet(() -> Said.refused("\"" + PlainText.line(path)
                        + "\" is no file in a repository or worktree of this run, so the plan gives it to nobody. Name a file"
                        + " below the folder that you work in."));
    }

    /** A person owns nothing, so to one only the owner is said. */
    private static Said answer(Verdict verdict, boolean instance) {
        String path = PlainText.line(verdict.path());
        String owner = owner(verdict);
        String sentence = path + " " + meaning(verdict, owner);
        if (!instance) {
            sentence = path + (owner.equals("unowned") ? " is nobody's." : " belongs to " + owner + ".");
        }
        ObjectNode structured = JsonNodeFactory.instance
                .objectNode()
                .put("path", verdict.path())
                .put("owner", owner)
                .put("writable", instance && verdict instanceof Verdict.Yes);
        structured.set(
                "rows", Tool.texts(rows(verdict).stream().map(Grant::text).toList()));
        return new Said(sentence, structured.put("sentence", sentence));
    }

    private static String owner(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _, Verdict.Shared _, Verdict.Foreign _, Verdict.Locked _ ->
                rows(verdict).stream()
                        .map(Grant::owner)
                        .map(Owner::text)
                        .distinct()
                        .collect(Collectors.joining(", "));
            case Verdict.Second second -> second.first();
            case Verdict.First _,
                    Verdict.Again _,
                    Verdict.Permitted _,
                    Verdict.Unowned _,
                    Verdict.Unnamed _,
                    Verdict.Nested _,
                    Verdict.Refused _ -> "unowned";
        };
    }

    private static List<Grant> rows(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> List.of(allowed.by());
            case Verdict.Shared shared -> shared.by();
            case Verdict.Foreign foreign -> foreign.owners();
            case Verdict.Locked locked -> List.of(locked.lock());
            case Verdict.First _,
                    Verdict.Again _,
                    Verdict.Permitted _,
                    Verdict.Second _,
                    Verdict.Unowned _,
                    Verdict.Unnamed _,
                    Verdict.Nested _,
                    Verdict.Refused _ -> List.of();
        };
    }

    private static String meaning(Verdict verdict, String owner) {
        return switch (verdict) {
            case Verdict.Allowed _ -> "is yours.";
            case Verdict.Shared _ -> "may be written by you and by others (" + owner + "); keep your change small.";
            case Verdict.First _ -> "is nobody's: the first whose change of it is merged keeps it.";
            case Verdict.Again _ -> "is nobody's by the plan, and you wrote it first: it is yours.";
            case Verdict.Permitted _ -> "was granted to you by a person.";
            case Verdict.Foreign _ ->
                "belongs to " + owner + ". Do not write it: raise a blocker that names " + owner
                        + " and what you need.";
            case Verdict.Second _ ->
                "is nobody's by the plan, and " + owner
                        + " wrote it first. Do not write it: raise a blocker that names " + owner + ".";
            case Verdict.Locked _ -> "is locked: nobody writes it. Raise a blocker if it must change.";
            case Verdict.Unowned _ ->
                "is nobody's, and the plan lets nobody write such files. Raise a blocker if it must.";
            case Verdict.Unnamed _ -> "is a file that git itself reads, and no row of yours names it. Do not write it.";
            case Verdict.Nested _ -> "is a repository of its own, and no row covers it. Do not write it.";
            case Verdict.Refused refused ->
                "is never merged, because " + refused.reason().why() + ".";
        };
    }
}
