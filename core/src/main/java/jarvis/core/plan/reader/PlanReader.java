package jarvis.core.plan.reader;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Plan;
import jarvis.core.plan.PlanReading;
import jarvis.core.plan.check.Places;
import jarvis.core.plan.check.PlanChecks;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Outline;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a plan from Markdown: whatever the text is, there is a reading, with every problem at once. */
public final class PlanReader {
    private PlanReader() {}

    /** Never throws, whatever the text; the time grows with its length and no faster. */
    public static PlanReading read(String markdown) {
        Problems problems = new Problems();
        Places places = new Places();
        Optional<String> text = Text.readable(markdown, problems);
        Plan plan = text.isEmpty() ? Empty.PLAN : read(FrontMatter.of(text.get(), problems), problems, places);
        return new PlanReading(plan, problems.inOrder());
    }

    private static Plan read(FrontMatter document, Problems problems, Places places) {
        Outline outline = Outline.of(document.body());
        Unclosed.report(outline.unclosed(), problems);
        Topics topics = new Topics(outline.sections());
        Collection<InstanceDraft> drafts = InstanceSections.find(outline.sections(), topics, problems);
        Aliases aliases = new Aliases();
        drafts.forEach(draft -> aliases.add(draft.id(), draft.name, draft.heading.kind()));
        Reading reading = new Reading(outline.sections(), topics, aliases, new Expansion(problems), problems, places);
        Dependencies.read(drafts, reading);
        Plan plan = plan(document.yaml(), drafts, reading);
        PlanChecks.check(plan, outline.sections(), problems, places);
        return plan;
    }

    private static Plan plan(@Nullable String frontMatter, Collection<InstanceDraft> drafts, Reading reading) {
        Opening opening = Opening.of(reading.sections());
        List<PhaseDraft> phases = PhaseSections.find(reading);
        List<Checkpoint> checkpoints = Gates.of(CheckpointSections.find(reading), phases, reading.problems());
        return new Plan(
                opening.title(),
                opening.problem(),
                opening.rootCause(),
                opening.solution(),
                drafts.stream().map(InstanceDraft::instance).toList(),
                phases.isEmpty()
                        ? AllWork.phases(drafts, reading.problems())
                        : phases.stream().map(PhaseDraft::phase).toList(),
                checkpoints,
                SharedFiles.of(reading),
                CriteriaSections.of(reading),
                FinalSection.of(reading),
                RolloutSection.of(reading),
                RiskTable.of(reading),
                OwnershipTable.of(reading),
                frontMatter);
    }
}
