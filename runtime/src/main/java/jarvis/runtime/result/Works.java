package jarvis.runtime.result;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Event;
import jarvis.core.merge.Landing;
import jarvis.runtime.view.Words;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each instance did, in how many attempts, and which commit holds it. */
final class Works {
    private static final JsonMapper JSON = new JsonMapper();

    private final Facts facts;
    private final JsonNode settings;

    Works(Facts facts) {
        this.facts = facts;
        this.settings = JSON.readTree(facts.state().defined().settings());
    }

    /** Lines of Markdown, an item each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Contribution one : Contribution.all(facts.state())) {
            lines.add("- " + facts.name(one.instance()) + ", " + who(one.instance()) + where(one.landings()));
            one.claims()
                    .forEach(a -> lines.add("  - \"" + Markdown.line(String.valueOf(a.claim())) + "\" ("
                            + Contribution.standing(a) + ")"));
            facts.state()
                    .assignmentsOf(one.instance())
                    .filter(a -> a.claim() == null && a.status() != AssignmentStatus.DONE)
                    .forEach(a -> lines.add(
                            "  - " + Markdown.line(a.id().phase()) + ": " + Words.of(a.status()) + because(a)));
            back(one.instance()).forEach(why -> lines.add("  - Went back to it: " + Markdown.line(why)));
        }
        return lines;
    }

    private static String because(AssignmentState a) {
        return a.reason().isEmpty() ? "" : ", " + Markdown.line(a.reason());
    }

    /** A person, or an agent that a command started; in how many attempts. */
    private String who(String instance) {
        int attempts = facts.state().newestAttempt(instance);
        JsonNode own = settings.path("instances").path(instance);
        String agent = said(own, "agent");
        boolean commanded =
                !said(own, "command").isEmpty() || !said(own, "prepCommand").isEmpty();
        boolean person = agent.isEmpty() ? !commanded : agent.equals("person");
        return (person ? "by a person, " : "by an agent, ")
                + (attempts == 0 ? "not begun" : Markdown.counted(attempts, "attempt"));
    }

    private String said(JsonNode own, String key) {
        return own.path(key)
                .asStringOpt()
                .or(() -> settings.path("defaults").path(key).asStringOpt())
                .orElse("");
    }

    private static String where(List<Landing> landings) {
        StringBuilder text = new StringBuilder();
        for (Landing landing : landings) {
            text.append(text.isEmpty() ? "; merged as " : ", then ")
                    .append(Markdown.hash(landing.merge().after()))
                    .append(" (")
                    .append(Markdown.counted(landing.merge().files(), "file"))
                    .append(')');
        }
        return text.toString();
    }

    /** Why work went back: for a checkpoint, or for a conflict. */
    private List<String> back(String instance) {
        List<String> why = new ArrayList<>();
        facts.of(Event.AssignmentRejected.class)
                .filter(e -> e.assignment().instance().equals(instance))
                .forEach(e -> why.add(e.checkpoint() + ", round " + e.round() + ": " + e.reason()));
        facts.of(Event.MergeConflicted.class)
                .filter(e -> e.assignment().instance().equals(instance))
                .forEach(e -> why.add("it contradicted others in "
                        + String.join(", ", e.conflict().paths())));
        return why;
    }
}
