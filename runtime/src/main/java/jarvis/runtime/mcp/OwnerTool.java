package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.run.VerdictText;
import jarvis.runtime.view.PlainText;
import java.util.List;
import java.util.Optional;
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
        String owner = VerdictText.owner(verdict);
        String sentence = VerdictText.sentence(verdict);
        if (!instance) {
            sentence = path + (owner.equals("unowned") ? " is nobody's." : " belongs to " + owner + ".");
        }
        ObjectNode structured = JsonNodeFactory.instance
                .objectNode()
                .put("path", verdict.path())
                .put("owner", owner)
                .put("writable", instance && verdict instanceof Verdict.Yes);
        structured.set(
                "rows",
                Tool.texts(VerdictText.rows(verdict).stream().map(Grant::text).toList()));
        return new Said(sentence, structured.put("sentence", sentence));
    }
}
