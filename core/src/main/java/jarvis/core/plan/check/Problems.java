package jarvis.core.plan.check;

import jarvis.core.plan.Problem;
import jarvis.core.plan.Severity;
import jarvis.core.plan.markdown.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far. */
public final class Problems {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final List<Problem> found = new ArrayList<>();

    public void error(Place place, String code, String message) {
        add(Severity.ERROR, place, code, message);
    }

    public void warning(Place place, String code, String message) {
        add(Severity.WARNING, place, code, message);
    }

    public void question(Place place, String code, String message) {
        add(Severity.QUESTION, place, code, message);
    }

    private void add(Severity severity, Place place, String code, String message) {
        found.add(new Problem(severity, Math.max(1, place.line()), Math.max(1, place.column()), code, message));
    }

    /** In the order of the document, each once. */
    public List<Problem> inOrder() {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }
}
