package jarvis.runtime.cli;

import jarvis.core.forecast.Forecast;
import jarvis.core.forecast.WhatIf;
import jarvis.runtime.forecast.Outlook;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person wants to know of a plan, as it is typed. */
final class WhatIfOptions {
    private static final int FEWEST_RUNS = 100;
    private static final int MOST_RUNS = 1_000_000;

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "So many at once at most; as the settings say unless given.")
    private @Nullable Long agents;

    @Option(
            names = "--fail",
            paramLabel = "CHECKPOINT=N",
            description =
                    "That checkpoint fails so often before it passes; each time all that it judges is done once more."
                            + " Repeatable.")
    private Map<String, Integer> failures = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "The luck of all runs; 1 unless given.")
    private long seed = Outlook.SEED;

    @Option(names = "--runs", paramLabel = "N", description = "How many runs are simulated; 10,000 unless given.")
    private long runs = Forecast.RUNS;

    /** @param usual how many the settings let work at once */
    WhatIf ask(int usual) {
        return new WhatIf(agents == null ? usual : places(agents), failures);
    }

    /** @param instances how many the plan has: the next one is what is asked about, unless more are given */
    Outlook.Terms terms(int instances) {
        if (runs < FEWEST_RUNS || runs > MOST_RUNS) {
            throw new Mistake("A forecast needs 100 to 1,000,000 runs, not " + runs
                    + ": fewer say nothing, and more say nothing new. Leave --runs out for 10,000.");
        }
        return new Outlook.Terms(seed, (int) runs, agents == null ? 0 : places(agents) + (agents > instances ? 0 : 1));
    }

    /** What is out of its range is refused where the plan is looked at; what no number can hold, here. */
    private static int places(long agents) {
        if (Math.abs(agents) > WhatIf.MOST_PLACES) {
            throw new Mistake("At least 1 and at most " + WhatIf.MOST_PLACES + " can work at once, not " + agents
                    + ". Say another number of agents.");
        }
        return (int) agents;
    }
}
