package jarvis.runtime.forecast;

import jarvis.core.forecast.Bottleneck;
import jarvis.core.forecast.Forecast;
import jarvis.core.forecast.Hours;
import jarvis.core.forecast.Network;
import jarvis.core.forecast.PlanNetwork;
import jarvis.core.forecast.Sample;
import jarvis.core.forecast.Timetable;
import jarvis.core.forecast.WhatIf;
import jarvis.runtime.project.Gating;
import jarvis.runtime.project.Staging;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that is foreseen of a network: its average course, many simulated ones, and what limits it. */
public record Outlook(Network network, Timetable timetable, Forecast forecast, Bottleneck limit) {
    /** The seed where nobody says another: the same plan has the same forecast. */
    public static final long SEED = 1;

    /** About as many draws as take a few thousandths of a second. */
    private static final int QUICK = 50_000;

    private static final int LEAST_RUNS = 100;
    private static final int LIVE_RUNS = 2_000;
    private static final int COMPARED = 20_000_000;

    /**
     * How it is simulated.
     *
     * @param asked which further one at once somebody asked about; 0 where nobody did
     */
    public record Terms(long seed, int runs, int asked) {
        /** As a plan is shown: so few runs where it is large that nobody waits for them. */
        static Terms shown(Network network) {
            return limited(network, Forecast.RUNS);
        }

        /** As a run is shown, again and again. */
        public static Terms live(Network network) {
            return limited(network, LIVE_RUNS);
        }

        private static Terms limited(Network network, int most) {
            return new Terms(SEED, Math.clamp(QUICK / Math.max(1, network.size()), LEAST_RUNS, most), 0);
        }
    }

    public static Outlook of(Network network, Terms terms) {
        List<Sample> samples = Cores.samples(network, terms.seed(), terms.runs());
        Forecast forecast = Forecast.of(network, terms.seed(), samples);
        Duration wins = Bottleneck.oneMoreMatters(network) ? wins(network, terms.seed(), samples) : null;
        Bottleneck limit = Bottleneck.of(network, forecast, wins, terms.asked());
        return new Outlook(network, Timetable.of(network), forecast, limit);
    }

    /** What a place more wins, by the same luck; of a large network in the first of its runs, which are enough for that. */
    private static Duration wins(Network network, long seed, List<Sample> samples) {
        List<Sample> first = samples.subList(0, Cores.holding(samples.size(), COMPARED / network.size()));
        int runs = first.stream().mapToInt(Sample::runs).sum();
        Network wider = Bottleneck.oneMore(network);
        Forecast other = Forecast.of(wider, seed, Cores.samples(wider, seed, runs));
        return Forecast.of(network, seed, first).p50().minus(other.p50());
    }

    /** The network of a plan as it would run here. */
    public static Network.Reading network(Staging staging, WhatIf ask) {
        Gating gating = Gating.of(staging.plan(), staging.project().settings());
        return PlanNetwork.of(gating.plan(), gating.ahead(), ask);
    }

    /** Such as {@code P50 5h 39m, P90 6h 2m of work by the plan's estimates}; or why there is none. */
    public static String sentence(Staging staging) {
        int places = staging.project().settings().parallel();
        return switch (network(staging, new WhatIf(places, Map.of()))) {
            case Network.Reading.Refused refused -> "no forecast: " + refused.sentence();
            case Network.Reading.Drawn drawn ->
                of(drawn.network(), Terms.shown(drawn.network())).sentence();
        };
    }

    private String sentence() {
        String least = forecast.atLeast() ? "at least " : "";
        String missing = forecast.atLeast() ? ", " + network.unknown().size() + " without one" : "";
        return "P50 " + least + Hours.of(forecast.p50()) + ", P90 " + least + Hours.of(forecast.p90())
                + " of work by the plan's estimates" + missing;
    }
}
