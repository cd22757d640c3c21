package jarvis.core.plan.reader;

import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import java.util.Collection;
import java.util.List;

/** The phase of a plan that has none: all instances at once. */
final class AllWork {
    private AllWork() {}

    static List<Phase> phases(Collection<InstanceDraft> drafts, Problems problems) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        int line = drafts.iterator().next().line.number();
        problems.question(
                new Place(line, 1),
                "no-phases",
                "The plan has no phases, so all %d instances would start at once, except where one waits for another. Say so, or add headings such as \"### Phase 1: Foundation\"."
                        .formatted(drafts.size()));
        List<Member> members =
                drafts.stream().map(draft -> new Member(draft.id(), Part.FULL)).toList();
        return List.of(new Phase("phase-1", "All work", Mode.PARALLEL, members, line));
    }
}
