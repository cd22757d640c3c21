package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code my_brief}. */
final class BriefTool {
    private BriefTool() {}

    static Tool on(Desk desk) {
        Tool.Sheet sheet = new Tool.Sheet(
                "My brief",
                "Your tasks, the files that you own and must not touch, what your checkpoint will run, and why an earlier"
                        + " attempt was sent back. Call it first, and again whenever you are unsure what is yours to do.",
                Hints.READS);
        Shape shape =
                Standing.shape().text("phase", "The phase that you work in.").text("brief", "The brief, in Markdown.");
        return new Tool("my_brief", sheet, List.of(), shape, (caller, _) -> brief(desk, caller));
    }

    private static Said brief(Desk desk, Caller caller) {
        Optional<Reporter.Worker> worker = caller.worker();
        if (worker.isEmpty()) {
            return Said.refused(
                    "Only an instance has a brief, and this token is a person's. Read one with: jarvis brief INSTANCE");
        }
        String run = caller.state().defined().run();
        Optional<String> brief = desk.brief(run, worker.get().instance());
        if (brief.isEmpty()) {
            return Said.refused(
                    "There is no brief of " + worker.get().instance() + ". Ask the person who started you.");
        }
        ObjectNode structured = Standing.of(caller, worker.get());
        structured.put("phase", caller.assignment(worker.get()).id().phase()).put("brief", brief.get());
        return new Said(brief.get(), structured);
    }
}
