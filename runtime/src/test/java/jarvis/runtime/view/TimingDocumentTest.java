package jarvis.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.Reporter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a run took, and what is left of it; each of the plan's instances is estimated at one to two hours. */
class TimingDocumentTest {
    private static final long HOUR = 3600;

    @Test
    void beforeTheLaunchNothingTookAnyTimeAndThePlanIsForeseen() {
        JsonNode timing = timing(Scenes.staged());
        assertThat(timing.path("workSeconds").asDouble()).isZero();
        assertThat(timing.path("wallSeconds").isNull()).isTrue();
        assertThat(timing.path("efficiency").isNull()).isTrue();
        assertThat(timing.at("/forecast/p50Seconds").asDouble()).isCloseTo(4.6 * HOUR, within(0.1 * HOUR));
        assertThat(timing.at("/forecast/p50At").isNull()).isTrue();
        assertThat(timing.at("/assignments/0/workedSeconds").isNull()).isTrue();
        assertThat(timing.at("/assignments/0/leastSeconds").asDouble()).isEqualTo(HOUR);
        assertThat(timing.at("/assignments/3/mostSeconds").isNull())
                .as("a preparation")
                .isTrue();
    }

    @Test
    void whoeverWorksTakesAtLeastWhatItHasHad() {
        Scenario scenario = new Scenario(Plans.orders()).launch();
        double atFirst = left(scenario);
        scenario.later(HOUR * 3 / 2);
        double later = left(scenario);
        assertThat(atFirst).isCloseTo(4.6 * HOUR, within(0.1 * HOUR));
        assertThat(later).isGreaterThan(atFirst - 1.5 * HOUR).isLessThan(atFirst - HOUR);
        assertThat(Instant.parse(timing(scenario).at("/forecast/p50At").asString()))
                .isEqualTo(scenario.instant().plusMillis(Math.round(later * 1_000)));
    }

    @Test
    void whoeverWorksLongerThanThePlanAllowsMakesItALowerBound() {
        Scenario scenario = new Scenario(Plans.orders()).launch().later(3 * HOUR);
        JsonNode timing = timing(scenario);
        assertThat(timing.at("/forecast/atLeast").asBoolean()).isTrue();
        assertThat(timing.at("/assignments/0/over").asBoolean()).isTrue();
        assertThat(timing.at("/forecast/caveats/0").asString()).isNotBlank();
        assertThat(timing.path("forecast").path("caveats").values())
                .anyMatch(caveat -> caveat.asString().startsWith("instance-1 at work for longer than the plan allows"));
    }

    @Test
    void whatIsClaimedIsDoneAsFarAsWorkGoes() {
        Scenario scenario =
                new Scenario(Plans.orders()).launch().later(HOUR / 2).done("instance-1", "there");
        assertThat(left(scenario)).isCloseTo(3.12 * HOUR, within(0.1 * HOUR));
        assertThat(worked(scenario.later(HOUR))).isCloseTo(HOUR / 2.0, within(60.0));
    }

    @Test
    void whatWasSentBackIsForeseenWhole() {
        Scenario scenario = new Scenario(Plans.orders()).launch().later(HOUR).done("instance-1", "there");
        double claimed = left(scenario);
        scenario.judged("checkpoint-1", Outcome.FAILED, "no answer");
        assertThat(left(scenario)).isCloseTo(claimed + 1.5 * HOUR, within(0.1 * HOUR));
    }

    @Test
    void efficiencyIsWorkOverWallTime() {
        Scenario scenario = new Scenario(Plans.orders()).launch();
        scenario.later(HOUR).done("instance-1", "there").judged("checkpoint-1", Outcome.PASSED, "");
        scenario.later(HOUR);
        JsonNode timing = timing(scenario);
        double work = timing.path("workSeconds").asDouble();
        double wall = timing.path("wallSeconds").asDouble();
        assertThat(wall).isCloseTo(2 * HOUR, within(120.0));
        assertThat(work).as("one for an hour, then three").isCloseTo(4 * HOUR, within(120.0));
        assertThat(timing.path("efficiency").asDouble()).isEqualTo(work / wall);
    }

    @Test
    void whoIsBlockedDoesNotWork() {
        Scenario scenario = new Scenario(Plans.orders()).launch().later(HOUR).block("instance-1", "no database");
        double atBlock = worked(scenario);
        scenario.later(5 * HOUR);
        assertThat(worked(scenario)).isEqualTo(atBlock);
        scenario.must(new Command.ResolveBlocker(new Reporter.Person("ada"), "instance-1", "there now"))
                .later(HOUR);
        assertThat(worked(scenario)).isEqualTo(atBlock + HOUR);
    }

    @Test
    void everyAttemptCountsAndWhatIsTriedAgainIsForeseenWhole() {
        Scenario scenario = new Scenario(Plans.orders()).launch().later(HOUR).exits("instance-1", 1);
        double first = worked(scenario);
        assertThat(first).isCloseTo(HOUR, within(30.0));
        assertThat(left(scenario)).isCloseTo(4.6 * HOUR, within(0.1 * HOUR));
        scenario.must(new Command.Retry("ada", "instance-1", "again")).start().later(HOUR);
        assertThat(worked(scenario)).isCloseTo(2 * HOUR, within(30.0));
    }

    @Test
    void aStopIsNoWallTime() {
        Scenario scenario = new Scenario(Plans.orders()).launch().later(HOUR);
        scenario.must(new Command.StopRun("ada", "lunch"));
        JsonNode stopped = timing(scenario.later(10 * HOUR));
        assertThat(stopped.path("wallSeconds").asDouble()).isCloseTo(HOUR, within(30.0));
        assertThat(stopped.path("forecast").isNull()).isTrue();
        assertThat(stopped.path("forecastReason").asString()).contains("the run is over");
        scenario.must(new Command.ResumeRun("ada")).start().later(HOUR);
        assertThat(timing(scenario).path("wallSeconds").asDouble()).isCloseTo(2 * HOUR, within(30.0));
        assertThat(worked(scenario)).isCloseTo(2 * HOUR, within(30.0));
    }

    @Test
    void aReplayGivesTheSameTimes() {
        Scenario scenario = Scenes.asking();
        JsonNode replayed = RunDocument.of(
                        scenario.run.plan(),
                        Coordination.replay(scenario.run.events(0, 1_000).stream()
                                .map(recorded -> recorded.event())
                                .toList()),
                        scenario.instant())
                .path("timing");
        assertThat(replayed).isEqualTo(timing(scenario));
    }

    private static double left(Scenario scenario) {
        return timing(scenario).at("/forecast/p50Seconds").asDouble();
    }

    private static double worked(Scenario scenario) {
        return timing(scenario).path("workSeconds").asDouble();
    }

    private static JsonNode timing(Scenario scenario) {
        return RunDocument.of(scenario.run.plan(), scenario.run.state(), scenario.instant())
                .path("timing");
    }
}
