package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Outline;
import java.util.List;

/** Reports what the document opens and never closes. */
final class Unclosed {
    private Unclosed() {}

    static void report(List<Outline.Unclosed> unclosed, Problems problems) {
        for (Outline.Unclosed one : unclosed) {
            boolean comment = one.opening().startsWith("<");
            String what = comment ? "comment" : "fence";
            String end = comment ? "-->" : one.opening();
            if (one.swallowsRest()) {
                problems.error(
                        one.place(),
                        "unclosed-" + what,
                        "The %s that opens here with %s is never closed, so everything below it is read as part of it. Close it with %s."
                                .formatted(what, one.opening(), end));
            } else {
                problems.warning(
                        one.place(),
                        "unclosed-" + what,
                        "The %s that opens here with %s ends only where the list or quote around it ends. Close it with %s."
                                .formatted(what, one.opening(), end));
            }
        }
    }
}
