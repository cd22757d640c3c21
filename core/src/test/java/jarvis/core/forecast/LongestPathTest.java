package jarvis.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The critical path against all paths that there are, found by trying each; the search shares nothing with what it checks. */
class LongestPathTest {
    private static final int PLANS = 1_000;

    @Test
    void theEndIsThatOfTheLongestOfAllPaths() {
        for (long seed = 0; seed < PLANS; seed++) {
            Drawn drawn = new RandomWork(seed).plan(true);
            Timetable table = Timetable.of(drawn.network(100));
            assertThat(table.expected().toMillis() / 1e3)
                    .as("seed " + seed)
                    .isCloseTo(longest(drawn.plan()), within(0.01));
        }
    }

    @Test
    void theCriticalPathIsAsLongAsTheLongestOfAllPaths() {
        for (long seed = 0; seed < PLANS; seed++) {
            Drawn drawn = new RandomWork(seed).plan(true);
            Timetable table = Timetable.of(drawn.network(100));
            double path = table.rows().stream()
                    .filter(Timetable.Row::critical)
                    .mapToDouble(row -> row.finish().minus(row.start()).toMillis() / 1e3)
                    .sum();
            assertThat(path).as("seed " + seed).isCloseTo(longest(drawn.plan()), within(0.05));
        }
    }

    @Test
    void theSlackOfEachIsHowMuchLongerItMayTakeBeforeSomePathIsTheLongest() {
        for (long seed = 0; seed < PLANS; seed++) {
            Plan plan = new RandomWork(seed).plan(true).plan();
            Timetable table = Timetable.of(new RandomWork(seed).plan(true).network(100));
            for (Timetable.Row row : table.rows()) {
                double longest = longest(plan, row.assignment().phase());
                double through = Paths.through(
                        plan, row.assignment().phase(), row.assignment().instance());
                assertThat(Objects.requireNonNull(row.slack()).toMillis() / 1e3)
                        .as("seed " + seed + ", " + row)
                        .isCloseTo(longest - through, within(0.01));
            }
        }
    }

    private static double longest(Plan plan) {
        return plan.phases().stream()
                .mapToDouble(phase -> longest(plan, phase.id()))
                .sum();
    }

    private static double longest(Plan plan, String phase) {
        return Paths.all(plan, phase).stream()
                .mapToDouble(Paths.Path::hours)
                .max()
                .orElse(0);
    }

    /** Every path of a phase, by following each way on from each member. */
    private static final class Paths {
        private record Path(List<String> instances, double hours) {}

        private final Plan plan;
        private final Phase phase;
        private final List<Path> found = new ArrayList<>();

        private Paths(Plan plan, Phase phase) {
            this.plan = plan;
            this.phase = phase;
        }

        static List<Path> all(Plan plan, String id) {
            Phase phase = plan.phases().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            Paths paths = new Paths(plan, phase);
            for (Member member : phase.members()) {
                paths.from(new Path(List.of(member.instance()), paths.hours(member)), member);
            }
            return paths.found;
        }

        static double through(Plan plan, String phase, String instance) {
            return all(plan, phase).stream()
                    .filter(path -> path.instances().contains(instance))
                    .mapToDouble(Path::hours)
                    .max()
                    .orElseThrow();
        }

        private void from(Path path, Member last) {
            found.add(path);
            for (Member next : phase.members()) {
                if (waits(next, last)) {
                    List<String> more = new ArrayList<>(path.instances());
                    more.add(next.instance());
                    from(new Path(more, path.hours() + hours(next)), next);
                }
            }
        }

        private boolean waits(Member later, Member earlier) {
            if (later.part() == Part.PREP || earlier.part() == Part.PREP || later.equals(earlier)) {
                return false;
            }
            boolean sequence =
                    phase.mode() == Mode.SEQUENTIAL && phase.members().indexOf(earlier) == before(later);
            return sequence
                    || plan.instance(later.instance()).orElseThrow().dependsOn().contains(earlier.instance());
        }

        /** Where the nearest full member before it stands, since every path over farther ones goes over that one as well. */
        private int before(Member later) {
            int at = phase.members().indexOf(later) - 1;
            while (at >= 0 && phase.members().get(at).part() == Part.PREP) {
                at--;
            }
            return at;
        }

        private double hours(Member member) {
            Set<String> full = new HashSet<>(plan.phases().stream()
                    .filter(one -> one.members().contains(new Member(member.instance(), Part.FULL)))
                    .map(Phase::id)
                    .collect(Collectors.toSet()));
            long parts = full.isEmpty()
                    ? plan.phases().stream()
                            .filter(one -> one.members().contains(member))
                            .count()
                    : full.size();
            Instance instance = plan.instance(member.instance()).orElseThrow();
            Estimate estimate = Objects.requireNonNull(instance.estimate());
            double least = estimate.least().toSeconds();
            double most = estimate.most().toSeconds();
            double mean = least == most ? least * (0.75 + 1 + 1.75) / 3 : (least + most) / 2;
            return member.part() == Part.PREP && !full.isEmpty() ? 0 : mean / parts;
        }
    }
}
