package jarvis.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import jarvis.core.coordination.AssignmentId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many runs: right against another simulation, the same however they are split, and never against reason. */
class ForecastTest {
    private static final int RUNS = 10_000;
    private static final int PLANS = 300;

    /** As the founding plan has it. */
    private static Drawn founding() {
        return new Drawn()
                .takes("instance-1", 1, 2)
                .takes("instance-2", 2, 3)
                .takes("instance-3", 2, 3)
                .takes("instance-4", 1, 2)
                .sequential("phase-1", "instance-1")
                .parallel("phase-2", "instance-2", "instance-3", "instance-4?")
                .sequential("phase-3", "instance-4")
                .gate("checkpoint-1", "phase-1")
                .gate("checkpoint-2", "phase-2")
                .gate("checkpoint-3", "phase-3");
    }

    @Test
    void halfOfTheRunsAndNineOfTenAgreeWithAnotherSimulation() {
        for (long seed = 0; seed < 15; seed++) {
            Drawn drawn = new RandomWork(seed).plan(true);
            for (int places : List.of(2, 3, 32)) {
                Forecast forecast = forecast(drawn.network(places), seed);
                Elsewhere other = new Elsewhere(drawn.plan(), places, seed + 1);
                assertThat(seconds(forecast.p50()))
                        .as("seed " + seed + ", places " + places)
                        .isCloseTo(other.within(0.5, RUNS), withinPercentage(2));
                assertThat(seconds(forecast.p90())).isCloseTo(other.within(0.9, RUNS), withinPercentage(2));
            }
        }
    }

    @Test
    void theFoundingPlanAgreesWithAnotherSimulation() {
        Forecast forecast = forecast(founding().network(32), 1);
        Elsewhere other = new Elsewhere(founding().plan(), 32, 7);
        assertThat(seconds(forecast.p50())).isCloseTo(other.within(0.5, 4 * RUNS), withinPercentage(0.5));
        assertThat(seconds(forecast.p90())).isCloseTo(other.within(0.9, 4 * RUNS), withinPercentage(0.5));
    }

    @Test
    void itIsTheSameHoweverTheRunsAreSplit() {
        Network network = founding().network(2);
        Simulation simulation = new Simulation(network, 5);
        Forecast whole = Forecast.of(network, 5, List.of(simulation.runs(0, 1000)));
        Forecast split = Forecast.of(
                network, 5, List.of(simulation.runs(600, 1000), simulation.runs(0, 1), simulation.runs(1, 600)));
        assertThat(split.p50()).isEqualTo(whole.p50());
        assertThat(split.p90()).isEqualTo(whole.p90());
        assertThat(split.shares())
                .extracting(Forecast.Share::decides)
                .isEqualTo(whole.shares().stream().map(Forecast.Share::decides).toList());
    }

    @Test
    void anotherSeedIsOtherLuckAndTheSameSeedTheSame() {
        Network network = founding().network(32);
        assertThat(forecast(network, 1)).isEqualTo(forecast(network, 1));
        assertThat(forecast(network, 2).p50()).isNotEqualTo(forecast(network, 1).p50());
    }

    @Test
    void nineOfTenIsNeverBeforeHalfAndBothLieBetweenLeastAndMost() {
        for (long seed = 0; seed < PLANS; seed++) {
            Network network = new RandomWork(seed).plan(false).network(1 + (int) (seed % 4));
            Forecast forecast = forecast(network, seed, 400);
            Timetable table = Timetable.of(network);
            assertThat(forecast.p90()).isGreaterThanOrEqualTo(forecast.p50());
            assertThat(forecast.p50()).isGreaterThanOrEqualTo(table.earliest());
            assertThat(forecast.p90()).isLessThanOrEqualTo(table.latest());
        }
    }

    @Test
    void moreAtOnceAreNeverLaterWhereNobodyWaitsForAnybody() {
        for (long seed = 0; seed < PLANS; seed++) {
            Drawn drawn = new RandomWork(seed).plan(false);
            Duration before = forecast(drawn.network(1), seed, 200).p50();
            for (int places = 2; places < 7; places++) {
                Duration now = forecast(drawn.network(places), seed, 200).p50();
                assertThat(now).as("seed " + seed).isLessThanOrEqualTo(before);
                before = now;
            }
        }
    }

    /** Where some wait for others, one more at once can be later, in a run as here (Graham 1966), yet only so much. */
    @Test
    void fewerAtOnceAreNeverEarlierThanAllAtOnceNorLaterThanGrahamsBound() {
        for (long seed = 0; seed < PLANS; seed++) {
            Drawn drawn = new RandomWork(seed).plan(true);
            double path = seconds(Timetable.of(drawn.network(100)).expected());
            double work = seconds(Timetable.of(drawn.network(1)).expected());
            for (int places = 1; places < 6; places++) {
                double end = seconds(Timetable.of(drawn.network(places)).expected());
                assertThat(end).as("seed " + seed).isGreaterThan(path - 0.01);
                assertThat(end).as("seed " + seed).isLessThan(work / places + path * (1 - 1.0 / places) + 0.01);
            }
        }
    }

    @Test
    void oneMoreAtOnceCanBeLaterAndThenItIsSaid() {
        Drawn graham = new Drawn()
                .parallel("phase-1", "a", "b", "c", "d", "e", "f", "g", "h", "i")
                .waits("i", "a")
                .waits("e", "d")
                .waits("f", "d")
                .waits("g", "d")
                .waits("h", "d");
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        List<Integer> hours = List.of(3, 2, 2, 2, 4, 4, 4, 4, 9);
        for (int at = 0; at < names.size(); at++) {
            graham.takes(names.get(at), hours.get(at), hours.get(at) + 0.05);
        }
        assertThat(Timetable.of(graham.network(3)).expected()).isLessThan(Duration.ofHours(13));
        assertThat(Timetable.of(graham.network(4)).expected()).isGreaterThan(Duration.ofHours(14));
        Network three = graham.network(3);
        Bottleneck limit = Bottleneck.of(three, forecast(three, 1), wins(three), 0);
        assertThat(limit.wins()).isNegative();
        assertThat(limit.sentence()).contains("A fourth at once would bring the end 2h 58m later");
    }

    @Test
    void aFurtherInstanceDoesNotHelpWhereEachHasAPlace() {
        Network network = founding().network(32);
        Bottleneck limit = Bottleneck.of(network, forecast(network, 1), null, 0);
        assertThat(limit.phase()).isEqualTo("phase-2");
        assertThat(limit.instances()).containsExactlyInAnyOrder("instance-2", "instance-3");
        assertThat(limit.sentence())
                .contains("in phase-2, the longest phase.")
                .contains("A fifth instance would not help, because no phase has work for more than 2 at once");
    }

    @Test
    void aFurtherOneAtOnceHelpsWhereWorkWaitsForAPlace() {
        Network one = founding().network(1);
        Bottleneck limit = Bottleneck.of(one, forecast(one, 1), wins(one), 0);
        assertThat(limit.wins()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
        assertThat(limit.sentence())
                .startsWith("There is one place for work, and phase-2 has work for 2 at once.")
                .contains("A second would bring the end 2h", "nearer.");
    }

    @Test
    void aFailureRepeatsAllThatItsCheckpointJudges() {
        Network twice = founding().network(new WhatIf(32, Map.of("checkpoint-2", 2)));
        Timetable table = Timetable.of(twice);
        assertThat(table.expected()).isEqualTo(Duration.ofMinutes(90 + 3 * 150 + 90));
        assertThat(table.rows())
                .extracting(Timetable.Row::assignment)
                .containsExactly(
                        id("phase-1", "instance-1"),
                        id("phase-2", "instance-2"),
                        id("phase-2", "instance-3"),
                        id("phase-2", "instance-4"),
                        id("phase-2", "instance-2"),
                        id("phase-2", "instance-3"),
                        id("phase-2", "instance-2"),
                        id("phase-2", "instance-3"),
                        id("phase-3", "instance-4"));
        assertThat(forecast(twice, 1).p50()).isGreaterThan(Duration.ofMinutes(620));
    }

    @Test
    void aFailureOfAnOwnCheckRepeatsThatOneAlone() {
        Drawn drawn = founding().ownCheck("instance-2");
        Network twice = drawn.network(new WhatIf(32, Map.of("check-instance-2-phase-2", 1)));
        assertThat(Timetable.of(twice).expected()).isEqualTo(Duration.ofMinutes(90 + 2 * 150 + 90));
        Network other = drawn.network(new WhatIf(32, Map.of("checkpoint-2", 1)));
        assertThat(Timetable.of(other).rows().stream().filter(row -> row.round() == 1))
                .extracting(row -> row.assignment().instance())
                .containsExactly("instance-3");
    }

    @Test
    void whatTwoPartsShareIsOneEstimateWithOneLuck() {
        Drawn drawn = new Drawn().takes("a", 2, 6).parallel("phase-1", "a").parallel("phase-2", "a");
        Forecast forecast = forecast(drawn.network(32), 3);
        assertThat(seconds(forecast.p50())).isCloseTo(4 * 3600, withinPercentage(1));
        double p90 = new Triangle(2 * 3600, 4 * 3600, 6 * 3600).within(0.9);
        assertThat(seconds(forecast.p90())).isCloseTo(p90, withinPercentage(1));
    }

    @Test
    void withoutAnEstimateOfOneTheForecastIsALowerBoundAndItsPhaseKnowsNoSlack() {
        Drawn drawn = new Drawn()
                .takes("a", 1, 2)
                .takes("c", 1, 1)
                .parallel("phase-1", "a", "b")
                .parallel("phase-2", "c");
        Network network = drawn.network(32);
        assertThat(forecast(network, 1).atLeast()).isTrue();
        assertThat(network.unknown()).containsExactly("b");
        assertThat(network.caveats())
                .contains("b without an estimate, counted as nothing: what is foreseen is a lower bound")
                .contains("c with a single figure, taken for 75 % to 175 % of it");
        assertThat(Timetable.of(network).rows())
                .extracting(Timetable.Row::slack)
                .containsExactly(null, null, Duration.ZERO);
    }

    @Test
    void theSparseScheduleForeseesTheSame() {
        for (long seed = 0; seed < PLANS; seed++) {
            Drawn drawn = new RandomWork(seed).plan(true).ownCheck("i2", "i5").gate("gate", "phase-1");
            for (WhatIf ask : List.of(WhatIf.places(2), WhatIf.places(32), new WhatIf(3, Map.of("gate", 2)))) {
                Network dense = Drawn.drawn(PlanNetwork.of(drawn.plan(), drawn.schedule(), ask));
                Network sparse = Drawn.drawn(PlanNetwork.of(drawn.plan(), drawn.sparse(), ask));
                assertThat(forecast(sparse, seed, 50).p50())
                        .isEqualTo(forecast(dense, seed, 50).p50());
                assertThat(Timetable.of(sparse).rows())
                        .isEqualTo(Timetable.of(dense).rows());
            }
        }
    }

    private static Duration wins(Network network) {
        return forecast(network, 1)
                .p50()
                .minus(forecast(Bottleneck.oneMore(network), 1).p50());
    }

    static Forecast forecast(Network network, long seed) {
        return forecast(network, seed, RUNS);
    }

    static Forecast forecast(Network network, long seed, int runs) {
        return Forecast.of(network, seed, List.of(new Simulation(network, seed).runs(0, runs)));
    }

    private static AssignmentId id(String phase, String instance) {
        return new AssignmentId(phase, instance);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
