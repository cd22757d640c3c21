package jarvis.runtime.agent;

import static jarvis.runtime.agent.Sheet.code;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Criterion;
import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Task;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one instance is told: who it is, what it is to do, what it owns, how it reports, what its gate will run.
 *
 * <p>Everything in it is of the plan or the run's state; it holds no secrets.
 */
public final class Brief {
    private final Plan plan;
    private final RunState state;
    private final AssignmentState assignment;
    private final BriefExtras extras;
    private final Sheet sheet = new Sheet();

    private Brief(Plan plan, RunState state, AssignmentState assignment, BriefExtras extras) {
        this.plan = plan;
        this.state = state;
        this.assignment = assignment;
        this.extras = extras;
    }

    /** The brief of an assignment as of a state. */
    public static String markdown(Plan plan, RunState state, AssignmentId assignment, BriefExtras extras) {
        return new Brief(plan, state, state.assignment(assignment), extras).write();
    }

    private String write() {
        opening();
        new BriefGate(plan, state, assignment, extras, sheet).feedback();
        plan.instance(id()).ifPresent(this::work);
        ownership();
        new BriefNeighbours(plan, state, assignment, sheet).write();
        reporting();
        new BriefGate(plan, state, assignment, extras, sheet).gate();
        sheet.items("Integration points that were agreed on so far", integration());
        sheet.items("Open blockers", state.openBlockers().map(Brief::blocker).toList());
        return sheet.toString();
    }

    private String id() {
        return assignment.id().instance();
    }

    private void opening() {
        String name = plan.instance(id()).map(Instance::name).orElse("");
        sheet.paragraph("# " + id() + (name.isEmpty() ? "" : ": " + name));
        sheet.paragraph("You are **" + id() + "** in " + state.defined().run() + " of \"" + plan.title() + "\", "
                + phase() + ", " + attempt() + ".");
        if (!assignment.spec().full()) {
            sheet.paragraph(
                    "Your part in this phase is **prep**: prepare your work so that you can begin at once when your"
                            + " phase comes. Read, plan, write scripts and tests; do not rely on what others have not finished."
                            + " Nothing of it is judged; it ends when you claim to be done.");
        }
        aim("Problem", plan.problem());
        aim("Root cause", plan.rootCause());
        aim("Solution", plan.solution());
        String written = plan.instance(id()).map(Instance::location).orElse(null);
        String there = written == null || written.equals(extras.location().toString())
                ? ""
                : ", " + code(written) + " in the plan";
        sheet.line("You work in " + code(extras.location().toString()) + there + ".");
        OwnBranch branch = extras.branch();
        if (branch != null) {
            own(branch);
        }
    }

    private void own(OwnBranch branch) {
        sheet.line("");
        sheet.line("It is a worktree of your own, on branch " + code(branch.name())
                + ", with all that others had merged when you began. Stay on that branch. What you leave there is committed"
                + " for you when you claim to be done, if you did not do so yourself; then it is merged into "
                + code(branch.integration())
                + " and judged there. Changes of files that are not yours are not merged.");
        if (!branch.conflicts().isEmpty()) {
            sheet.section("Resolve this first");
            sheet.paragraph(
                    "Your branch contradicts what others had merged. Run " + code("git merge " + branch.integration())
                            + ", keep what both sides meant, and commit. The paths:");
            branch.conflicts().forEach(path -> sheet.line("- " + code(path)));
        }
    }

    private String phase() {
        List<String> ids = plan.phases().stream().map(Phase::id).toList();
        int number = ids.indexOf(assignment.id().phase()) + 1;
        return number == 0
                ? assignment.id().phase()
                : "phase " + number + " of " + ids.size() + " ("
                        + named(plan.phases().get(number - 1)) + ")";
    }

    /** Its name without the number, which is said already. */
    private static String named(Phase phase) {
        return phase.name().replaceFirst("^(?i)phase\\s+\\d+\\s*[:.]?\\s*(?=\\S)", "");
    }

    private String attempt() {
        return assignment.attempt() == 0 ? "not started yet" : "attempt " + assignment.attempt();
    }

    private void aim(String word, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            sheet.paragraph("**" + word + ":** " + text.strip());
        }
    }

    private void work(Instance instance) {
        if (!instance.tasks().isEmpty()) {
            sheet.section("Your tasks");
            for (int i = 0; i < instance.tasks().size(); i++) {
                task(i + 1, instance.tasks().get(i));
            }
        }
        sheet.items(
                "What you hand over",
                instance.deliverables().stream().map(Deliverable::text).toList());
        sheet.items("When it is a success", criteria(id()).toList());
        sheet.items("When the whole plan is a success", criteria(null).toList());
    }

    private void task(int number, Task task) {
        sheet.line(number + ". " + task.text());
        task.details().forEach(detail -> {
            int depth = detail.length() - detail.stripLeading().length();
            sheet.line(" ".repeat(3 + depth) + "- " + detail.strip());
        });
    }

    private Stream<String> criteria(@Nullable String instance) {
        return plan.successCriteria().stream()
                .filter(criterion ->
                        instance == null ? criterion.instance() == null : instance.equals(criterion.instance()))
                .map(Criterion::text);
    }

    private void ownership() {
        if (plan.ownership().isEmpty()) {
            return;
        }
        sheet.items(
                "What you own and may change",
                rows(row -> row.owner().equals(id())).map(this::own).toList());
        sheet.items(
                "What all may change",
                rows(row -> row.owner().equals(Ownership.ALL)).map(this::own).toList());
        List<String> others = rows(row ->
                        !row.owner().equals(id()) && !row.owner().equals(Ownership.ALL))
                .map(row -> place(row) + " belongs to " + name(row.owner()))
                .toList();
        sheet.items("What you must not touch", others);
        if (!others.isEmpty()) {
            sheet.line("");
            sheet.line("Where you need a change there, do not make it: raise a blocker that names the owner.");
        }
    }

    private Stream<Ownership> rows(Predicate<Ownership> which) {
        return plan.ownership().stream().filter(which);
    }

    private String own(Ownership row) {
        return place(row) + (row.purpose().isBlank() ? "" : ": " + row.purpose());
    }

    private String place(Ownership row) {
        String here = extras.roots().map(row.path());
        return code(row.path()) + (here.equals(row.path()) ? "" : " (here " + code(here) + ")");
    }

    private String name(String instance) {
        return plan.instance(instance)
                .map(found -> instance + " (" + found.name() + ")")
                .orElse(instance);
    }

    private void reporting() {
        sheet.section("How to report");
        sheet.paragraph(
                "What you report is a claim: Jarvis verifies it and believes nothing else. Report progress at each"
                        + " step, blockers at once, and done only when it is.");
        sheet.block(
                "bash",
                String.join(
                        "\n",
                        "jarvis claim progress \"what you are at\" --instance " + id(),
                        "jarvis claim done \"what is done\" --instance " + id(),
                        "jarvis block " + id() + " \"what stops you\"",
                        "jarvis unblock " + id() + " --how \"how it was resolved\"",
                        "jarvis claim integration NAME VALUE    # a port, address or file that others need",
                        "jarvis status                          # how all stand"));
        sheet.line("");
        sheet.line("Without that command, edit your own entry " + code("\"" + id() + "\"") + " in "
                + code(extras.coordination().resolve("status.json").toString())
                + ": `checkpoint` for progress, `blocker` for"
                + " what stops you, `\"status\": \"completed\"` for done. Leave the entries of others alone, and hold the lock while you"
                + " write, so that nobody's edit is lost, where flock exists: "
                + code("flock " + extras.coordination().resolve(".lock") + " COMMAND")
                + ".");
        sheet.line("");
        sheet.line("A service that you start for others may go on when you end; it is stopped when you are"
                + " started again in this phase, and when the run is over.");
    }

    private List<String> integration() {
        return state.integration().entrySet().stream()
                .map(point -> code(point.getKey()) + ": " + code(point.getValue()))
                .toList();
    }

    private static String blocker(Blocker blocker) {
        return blocker.instance() + ": " + blocker.text() + " (" + blocker.id() + ", by "
                + blocker.by().label() + ")";
    }
}
