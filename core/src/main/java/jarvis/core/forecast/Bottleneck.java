package jarvis.core.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What limits a run.
 *
 * @param phase the one that takes longest; empty where nothing takes any time
 * @param instances those that decide how long it takes, the most decisive first
 * @param more which further one at once is asked about, such as 5 for a fifth
 * @param wins how much earlier half of the runs would be through with it; negative where later
 * @param sentence all of it as people read it
 */
public record Bottleneck(String phase, List<String> instances, int more, Duration wins, String sentence) {
    private static final double WORTH_NAMING = 0.2;
    private static final double HUNDRED = 100;
    private static final int MOST = 3;
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth");

    public Bottleneck {
        instances = List.copyOf(instances);
    }

    /** Whether with a place more something could be otherwise at all: some stage has more pieces than there are places. */
    public static boolean oneMoreMatters(Network network) {
        return network.widest() > network.places();
    }

    /** The same network where one more works at once. */
    public static Network oneMore(Network network) {
        return network.withPlaces(network.places() + 1);
    }

    /**
     * What limits a network.
     *
     * @param wins how much earlier half of the runs are through with a place more; null where that changes nothing
     * @param asked which further one somebody asked about; 0 for the next after the plan's own, or after the limit
     */
    public static Bottleneck of(Network network, Forecast forecast, @Nullable Duration wins, int asked) {
        return new Finding(network, forecast, wins, asked).found();
    }

    private record Finding(
            Network network, Forecast forecast, @Nullable Duration wins, int asked) {
        Bottleneck found() {
            Stage longest = longest();
            if (longest == null) {
                return new Bottleneck(
                        "", List.of(), more(), Duration.ZERO, "Nothing limits it: nothing is left to do.");
            }
            List<Forecast.Share> deciding = deciding(longest);
            List<String> names = deciding.stream()
                    .map(share -> share.assignment().instance())
                    .toList();
            return new Bottleneck(
                    longest.phase(),
                    names,
                    more(),
                    wins == null ? Duration.ZERO : wins,
                    helps() ? places() : where(longest, deciding) + " " + further(longest, names));
        }

        private @Nullable Stage longest() {
            Stage found = null;
            double most = 0;
            int first = 0;
            for (Stage stage : network.stages()) {
                double sum = 0;
                for (int at = 0; at < stage.size(); at++) {
                    sum += forecast.shares().get(first + at).seconds();
                }
                if (sum > most) {
                    most = sum;
                    found = stage;
                }
                first += stage.size();
            }
            return found;
        }

        private List<Forecast.Share> deciding(Stage stage) {
            List<Forecast.Share> all = new ArrayList<>(of(stage)
                    .sorted((one, other) -> Double.compare(other.seconds(), one.seconds()))
                    .toList());
            double top = all.getFirst().seconds();
            all.removeIf(share -> share.seconds() < top * WORTH_NAMING);
            return all.subList(0, Math.min(MOST, all.size()));
        }

        private String where(Stage stage, List<Forecast.Share> deciding) {
            List<String> parts = deciding.stream()
                    .map(share -> share.assignment().instance() + " ("
                            + (share.decides() > 0.995
                                    ? "always"
                                    : Math.round(share.decides() * HUNDRED) + " % of the runs")
                            + ")")
                    .toList();
            return String.join(", ", parts) + " in " + stage.phase() + ", the longest phase.";
        }

        private int more() {
            if (oneMoreMatters(network)) {
                return network.places() + 1;
            }
            return asked > 0 ? asked : network.instances().size() + 1;
        }

        private boolean helps() {
            return wins != null && wins.compareTo(Duration.ofSeconds(1)) >= 0;
        }

        /** It is not the work that limits, but how much of it is done at once. */
        private String places() {
            Stage widest = Collections.max(network.stages(), Comparator.comparingInt(Network::worth));
            String places = network.places() == 1 ? "There is one place" : "There are " + network.places() + " places";
            return places + " for work, and " + widest.phase() + " has work for " + Network.worth(widest) + " at once. "
                    + named() + " would bring the end " + Hours.of(wins == null ? Duration.ZERO : wins) + " nearer.";
        }

        /** Such as {@code A fifth}. */
        private String named() {
            return "A" + (vowel(more()) ? "n " : " ") + ordinal(more());
        }

        private String further(Stage stage, List<String> names) {
            String one = named();
            if (wins == null) {
                return one + " instance would not help, because no phase has work for more than " + network.room()
                        + " at once, and a place for each is there: "
                        + (inTurn(stage)
                                ? "what is done in " + stage.phase() + " waits for what comes before it."
                                : "what " + names.getFirst() + " does is one piece, which nobody can take over.");
            }
            String at = " at once would bring the end " + Hours.of(wins.abs());
            return wins.isNegative()
                    ? one + at + " later, as the order in which they start then is a worse one."
                    : one + " at once would not help, because "
                            + (inTurn(stage)
                                    ? "what is done there waits for what comes before it."
                                    : names.getFirst() + " alone takes as long.");
        }

        /** Whether the length of it is that of several pieces one after another. */
        private boolean inTurn(Stage stage) {
            return of(stage).mapToDouble(Forecast.Share::decides).sum() > 1 + WORTH_NAMING;
        }

        private Stream<Forecast.Share> of(Stage stage) {
            return forecast.shares().stream()
                    .filter(share -> share.assignment().phase().equals(stage.phase()) && share.round() == stage.round())
                    .filter(share -> share.seconds() > 0);
        }

        private static boolean vowel(int number) {
            return number == 8 || number == 11 || number == 18 || number / 10 == 8;
        }

        private static String ordinal(int number) {
            if (number <= ORDINALS.size()) {
                return ORDINALS.get(number - 1);
            }
            int teen = number % 100;
            String ending = teen >= 11 && teen <= 13
                    ? "th"
                    : switch (number % 10) {
                        case 1 -> "st";
                        case 2 -> "nd";
                        case 3 -> "rd";
                        default -> "th";
                    };
            return number + ending;
        }
    }
}
