package jarvis.core.plan.lock;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Problem;
import jarvis.core.plan.Severity;
import jarvis.core.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reading as a person would retell it: who does what when, what will run, what is asked, what was not understood. */
public final class PlanText {
    private final StringBuilder text = new StringBuilder();
    private final Plan plan;
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, List<Checkpoint>> gates = new HashMap<>();

    private PlanText(Plan plan) {
        this.plan = plan;
        plan.instances().forEach(instance -> instances.put(instance.id(), instance));
        plan.checkpoints()
                .forEach(one -> gates.computeIfAbsent(String.valueOf(one.gates()), _ -> new ArrayList<>())
                        .add(one));
    }

    public static String of(PlanReading reading) {
        PlanText text = new PlanText(reading.plan());
        text.opening();
        text.plan.phases().forEach(text::phase);
        text.line("");
        text.leftOver();
        text.finalVerification();
        text.ownership();
        text.problems(reading.problems());
        return text.text.toString();
    }

    private void opening() {
        line(plan.title().isBlank() ? "A plan without a title" : plan.title());
        said("Problem", plan.problem());
        said("Root cause", plan.rootCause());
        said("Solution", plan.solution());
        long tasks =
                plan.instances().stream().mapToLong(one -> one.tasks().size()).sum();
        line("%d instances, %d tasks, %d phases, %d checkpoints."
                .formatted(
                        plan.instances().size(),
                        tasks,
                        plan.phases().size(),
                        plan.checkpoints().size()));
    }

    private void said(String what, @Nullable String value) {
        if (value != null) {
            line(what + ": " + value);
        }
    }

    private void phase(Phase phase) {
        line("");
        line(phase.name() + how(phase));
        for (Member member : phase.members()) {
            Instance instance = instances.get(member.instance());
            if (instance != null) {
                member(instance, member.part());
            }
        }
        gates.getOrDefault(phase.id(), List.of()).forEach(this::gate);
    }

    private static String how(Phase phase) {
        return switch (phase.mode()) {
            case SEQUENTIAL -> phase.members().size() > 1 ? " (one after another)" : "";
            case PARALLEL -> " (at once)";
            case UNKNOWN -> phase.members().size() > 1 ? " (the plan does not say how; at once)" : "";
        };
    }

    private void member(Instance instance, Part part) {
        Estimate estimate = instance.estimate();
        String level = instance.priority() == null ? "" : ", " + instance.priority();
        String time = estimate == null ? "" : ", " + estimate.text();
        String role = part == Part.PREP ? " prepares (its work comes later)" : level + time;
        line("  " + instance.id() + ": " + instance.name() + role);
        if (part == Part.FULL) {
            if (!instance.dependsOn().isEmpty()) {
                line("    waits for " + String.join(", ", instance.dependsOn()));
            }
            if (instance.location() != null) {
                line("    in " + instance.location());
            }
            instance.tasks().forEach(task -> line("    - " + task.text()));
        }
    }

    private void gate(Checkpoint checkpoint) {
        line("  then " + checkpoint.name());
        if (checkpoint.steps().isEmpty()) {
            line("    a person is asked whether it is met");
        }
        checkpoint.steps().forEach(step -> step(step, "    "));
    }

    private void step(Step step, String indent) {
        String verb = switch (step.kind()) {
            case SETUP -> "set-up ";
            case CHANGE -> "change ";
            case WAIT -> "wait   ";
            case CHECK -> "check  ";
            case ASK -> "ask    ";
        };
        line(indent + verb + step.text().replace("\n", "\n" + indent + "       "));
    }

    private void leftOver() {
        List<Checkpoint> open = plan.checkpoints().stream()
                .filter(checkpoint -> checkpoint.gates() == null)
                .toList();
        if (!open.isEmpty()) {
            line("Of no phase that the plan names (taken as gates of the last one)");
            open.forEach(this::gate);
            line("");
        }
    }

    private void finalVerification() {
        if (plan.finalVerification().steps().isEmpty()
                && plan.finalVerification().manual().isEmpty()) {
            return;
        }
        line("At the end");
        plan.finalVerification().steps().forEach(step -> step(step, "  "));
        plan.finalVerification().manual().forEach(sentence -> line("  ask    " + sentence));
        line("");
    }

    private void ownership() {
        if (plan.ownership().isEmpty()) {
            return;
        }
        line("Who may write what");
        for (Ownership row : plan.ownership()) {
            line("  " + row.path() + "  " + row.owner());
        }
        line("");
    }

    private void problems(List<Problem> problems) {
        problems(problems, Severity.ERROR, "Errors: the plan cannot run until these are gone");
        problems(problems, Severity.WARNING, "Warnings");
        problems(problems, Severity.QUESTION, "Questions that the plan leaves open");
        if (problems.isEmpty()) {
            line("Everything was understood.");
        }
    }

    private void problems(List<Problem> problems, Severity severity, String heading) {
        List<Problem> of =
                problems.stream().filter(one -> one.severity() == severity).toList();
        if (!of.isEmpty()) {
            line(heading);
            of.forEach(one -> line("  %d:%d %s".formatted(one.line(), one.column(), one.message())));
        }
    }

    private void line(String line) {
        line.chars().forEach(this::visible);
        text.append('\n');
    }

    /** What a terminal would obey, or nobody would see, is written out: this text is what a person trusts. */
    private void visible(int c) {
        boolean plain = c == '\n' || c == '\t' || !Character.isISOControl(c);
        boolean hidden = Character.getType(c) == Character.FORMAT && c != 0x200D;
        if (plain && !hidden) {
            text.append((char) c);
        } else {
            text.append("\\u%04x".formatted(c));
        }
    }
}
