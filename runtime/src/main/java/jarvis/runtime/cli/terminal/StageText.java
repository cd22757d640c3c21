package jarvis.runtime.cli.terminal;

import jarvis.core.agent.Budgets;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Purse;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Severity;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.forecast.Outlook;
import jarvis.runtime.project.Settings.AgentSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.Staging;
import jarvis.runtime.view.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Everything about a plan before anything is spent: what was understood, what was not, and every command that will run. */
public final class StageText {
    private static final String STEP = "      ";

    private final Staging staging;
    private final Plan plan;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private StageText(Staging staging, Style style) {
        this.staging = staging;
        this.plan = staging.plan();
        this.style = style;
    }

    public static List<String> of(Staging staging, Style style) {
        return new StageText(staging, style).all();
    }

    /** The problems alone, worst first as they stand in the files. */
    public static List<String> problems(Staging staging, Style style) {
        StageText text = new StageText(staging, style);
        text.problems();
        return text.lines;
    }

    private List<String> all() {
        lines.add(style.bold(PlainText.line(plan.title())));
        lines.add(counts());
        plan.phases().forEach(this::phase);
        plan.checkpoints().stream()
                .filter(checkpoint -> checkpoint.gates() == null)
                .forEach(this::ungated);
        last();
        roots();
        budgets();
        notes();
        if (!staging.all().isEmpty()) {
            lines.add("");
            problems();
        }
        return lines;
    }

    private String counts() {
        int tasks = plan.instances().stream()
                .mapToInt(instance -> instance.tasks().size())
                .sum();
        return counted(plan.instances().size(), "instance") + ", " + counted(tasks, "task") + ", "
                + counted(plan.phases().size(), "phase") + ", "
                + counted(plan.checkpoints().size(), "checkpoint") + ", "
                + counted(plan.ownership().size(), "ownership row") + "; "
                + Outlook.sentence(staging);
    }

    /** Such as {@code 1 error}, {@code 2 errors}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private void phase(Phase phase) {
        lines.add("");
        String mode = phase.mode() == Mode.UNKNOWN
                ? "in parallel, since the plan does not say"
                : phase.mode().name().toLowerCase(Locale.ROOT);
        lines.add(style.bold(phase.id() + "  " + PlainText.line(phase.name())) + style.dim("  (" + mode + ")"));
        phase.members().forEach(this::member);
        plan.checkpoints().stream()
                .filter(checkpoint -> phase.id().equals(gates(checkpoint)))
                .forEach(this::checkpoint);
    }

    private String gates(Checkpoint checkpoint) {
        String set = staging.project().settings().checkpoint(checkpoint.id()).gates();
        return set == null ? String.valueOf(checkpoint.gates()) : set;
    }

    private void member(Member member) {
        plan.instance(member.instance()).ifPresent(instance -> {
            String prep = member.part() == Part.PREP ? style.dim(" (prep only)") : "";
            Estimate estimate = instance.estimate();
            String time = estimate == null ? "" : style.dim("  " + PlainText.line(estimate.text()));
            lines.add("  " + instance.id() + "  " + PlainText.line(instance.name()) + prep + time);
            place(instance);
            agent(instance, member.part());
        });
    }

    private void place(Instance instance) {
        String written = instance.location();
        if (written != null) {
            String here = staging.project().location(instance).toString();
            lines.add(STEP + "in " + PlainText.line(written) + (here.equals(written) ? "" : " -> " + here));
        }
    }

    private void agent(Instance instance, Part part) {
        InstanceSettings set = staging.project().settings().instance(instance.id());
        String prep = set.prepCommand();
        String command = part == Part.PREP && prep != null ? prep : set.command();
        String limit = set.timeLimit() == null ? "" : "  (at most " + Durations.of(set.timeLimit()) + ")";
        if (set.speaks()) {
            lines.add(STEP + "agent  " + set.agent() + ", " + may(set.talking()) + limit);
            if (set.command() != null) {
                command("as", set.command(), "");
            }
        } else if (command == null || "person".equals(set.agent())) {
            lines.add(STEP + "a person: jarvis brief " + instance.id());
        } else {
            command("run", command, limit);
        }
        String check = set.check();
        if (check != null && part == Part.FULL) {
            command("check", check, "");
        }
    }

    private static String may(AgentSettings talk) {
        String what = switch (talk.permitted()) {
            case ASK -> "asks before everything";
            case EDITS -> "writes its files without asking";
            case ALL -> "does everything without asking";
        };
        return (talk.model() == null ? "" : talk.model() + ", ")
                + what
                + (talk.turns() == null ? "" : ", at most " + talk.turns() + " turns")
                + (talk.usd() == null ? "" : ", at most $" + talk.usd())
                + (talk.arguments().isEmpty() ? "" : ", with " + PlainText.line(String.join(" ", talk.arguments())));
    }

    private void ungated(Checkpoint checkpoint) {
        if (staging.project().settings().checkpoint(checkpoint.id()).gates() == null) {
            lines.add("");
            lines.add(style.yellow("The plan does not say which phase this gates; it is taken for the last one's:"));
            checkpoint(checkpoint);
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        lines.add("  " + style.bold(checkpoint.id()) + "  " + PlainText.line(checkpoint.name()) + style.dim("  gate"));
        steps(checkpoint.steps());
        if (checkpoint.steps().isEmpty()) {
            lines.add(STEP + style.yellow("no command: a person is asked whether it is met"));
        }
    }

    private void last() {
        lines.add("");
        lines.add(style.bold(CheckpointSpec.FINAL + "  Final verification"));
        steps(plan.finalVerification().steps());
        if (!plan.checkpoints().isEmpty()) {
            lines.add(STEP + style.dim("and the checks of every checkpoint once more, on the final tree"));
        }
        plan.finalVerification().manual().forEach(sentence -> command("ask", sentence, ""));
    }

    private void steps(List<Step> steps) {
        steps.forEach(step -> command(word(step.kind()), step.text(), ""));
    }

    private static String word(StepKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void command(String kind, String text, String note) {
        List<String> shown = Shown.lines(text);
        for (int i = 0; i < shown.size(); i++) {
            String label = i == 0 ? String.format("%-7s", kind) : "       ";
            lines.add(STEP + style.dim(label) + shown.get(i) + (i == shown.size() - 1 ? style.dim(note) : ""));
        }
    }

    private void notes() {
        if (!staging.notes().isEmpty()) {
            lines.add("");
            lines.add(style.bold("worktrees"));
            staging.notes().forEach(note -> lines.add("  " + PlainText.line(note)));
        }
    }

    private void budgets() {
        Collection<String> ids = plan.instances().stream().map(Instance::id).toList();
        Budgets budgets = staging.project().settings().budgets(ids);
        if (!budgets.bound()) {
            return;
        }
        lines.add("");
        lines.add(style.bold("budget"));
        new Purse(budgets, Ledger.NONE, ids, Set.of())
                .lines()
                .forEach(line -> lines.add("  " + (line.instance() == null ? "the run" : line.instance()) + "  "
                        + line.measure().text(line.limit())
                        + style.dim("  (a person is asked at " + line.measure().text(line.asksAt()) + ")")));
        LocalDate asOf = budgets.prices().asOf();
        lines.add("  prices  " + (asOf == null ? "as the agents say; there is no price list" : "as of " + asOf));
    }

    private void roots() {
        if (!staging.project().settings().roots().isEmpty()) {
            lines.add("");
            lines.add(style.bold("roots"));
            staging.project().settings().roots().entrySet().stream()
                    .map(root -> "  " + PlainText.line(root.getKey()) + " -> " + root.getValue())
                    .sorted()
                    .forEach(lines::add);
        }
    }

    private void problems() {
        staging.all().forEach(problem -> lines.add(problem(problem)));
    }

    private String problem(SettingsProblem problem) {
        String where =
                problem.line() == 0 ? problem.place() : problem.place() + ":" + problem.line() + ":" + problem.column();
        return where + ": " + word(problem.severity()) + ": " + PlainText.line(problem.message());
    }

    private String word(Severity severity) {
        return switch (severity) {
            case ERROR -> style.red("error");
            case WARNING -> style.yellow("warning");
            case QUESTION -> style.yellow("question");
        };
    }
}
