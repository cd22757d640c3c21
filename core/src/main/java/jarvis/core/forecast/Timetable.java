package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When each assignment would begin and end if everything took what its estimate says on the average, and how much later it could.
 *
 * @param earliest the end if everything took its least
 * @param expected the end if everything took its average
 * @param latest the end if everything took its most
 */
public record Timetable(Duration earliest, Duration expected, Duration latest, List<Row> rows) {
    public Timetable {
        rows = List.copyOf(rows);
    }

    /**
     * One assignment in it, in the order of the plan.
     *
     * @param full whether it is more than a preparation
     * @param round 0; more where it is a repetition after a checkpoint failed
     * @param slack how much later it could end without the run ending later; null where its phase holds work of unknown length
     * @param critical whether it is on the longest path
     */
    public record Row(
            AssignmentId assignment,
            boolean full,
            int round,
            Duration start,
            Duration finish,
            @Nullable Duration slack,
            boolean critical) {}

    public static Timetable of(Network network) {
        return new Filling(network).table();
    }

    /** The ids on the longest path, in the order of time, without what takes no time. */
    public List<AssignmentId> criticalPath() {
        return rows.stream()
                .filter(row -> row.critical() && row.finish().compareTo(row.start()) > 0)
                .sorted((one, other) -> one.start().compareTo(other.start()))
                .map(Row::assignment)
                .toList();
    }

    /** The ids of all that takes time and may not take longer without the end coming later: the longest path, or several. */
    public Set<AssignmentId> decisive() {
        return rows.stream()
                .filter(row -> row.critical() || Duration.ZERO.equals(row.slack()))
                .filter(row -> row.finish().compareTo(row.start()) > 0)
                .map(Row::assignment)
                .collect(Collectors.toSet());
    }

    /** The rows as they are found, stage by stage. */
    private static final class Filling {
        private final Network network;
        private final Play play;
        private final Set<String> unclear;
        private final List<Row> rows = new ArrayList<>();
        private double end;

        private Filling(Network network) {
            this.network = network;
            this.play = new Play(network.widest());
            this.unclear = network.phasesWithUnknown();
        }

        private Timetable table() {
            for (Stage stage : network.stages()) {
                fill(stage);
            }
            return new Timetable(end(0), Forecast.duration(end), end(1), rows);
        }

        /** Where all have the same luck. */
        private Duration end(double likelihood) {
            double sum = 0;
            for (Stage stage : network.stages()) {
                for (int at = 0; at < stage.size(); at++) {
                    Piece piece = stage.piece(at);
                    play.seconds()[at] = piece.left(likelihood) * piece.times();
                }
                play.through(stage, network.places());
                sum += play.end();
            }
            return Forecast.duration(sum);
        }

        private void fill(Stage stage) {
            for (int at = 0; at < stage.size(); at++) {
                play.seconds()[at] = stage.piece(at).mean() * stage.piece(at).times();
            }
            play.through(stage, network.places());
            double[] latest = latest(stage);
            boolean[] critical = critical(stage);
            for (int at = 0; at < stage.size(); at++) {
                Duration slack = unclear.contains(stage.phase())
                        ? null
                        : Forecast.duration(Math.max(0, latest[at] - play.finish(at)));
                rows.add(new Row(
                        stage.piece(at).id(),
                        stage.piece(at).full(),
                        stage.round(),
                        Forecast.duration(end + play.start(at)),
                        Forecast.duration(end + play.finish(at)),
                        slack,
                        critical[at]));
            }
            end += play.end();
        }

        private boolean[] critical(Stage stage) {
            boolean[] critical = new boolean[stage.size()];
            for (int at = play.last(); at >= 0; at = play.cause(at)) {
                critical[at] = true;
            }
            return critical;
        }

        /** When each may end at the latest: whoever waits for it or has its place after it goes on in time. */
        private double[] latest(Stage stage) {
            double[] latest = new double[stage.size()];
            Arrays.fill(latest, play.end());
            int[] next = stage.size() > network.places() ? heirs(stage) : new int[0];
            for (int number = stage.order().length - 1; number >= 0; number--) {
                int at = play.started(number);
                for (int later : stage.frees(at)) {
                    latest[at] = Math.min(latest[at], latest[later] - play.seconds()[later]);
                }
                if (next.length > 0 && next[at] >= 0) {
                    latest[at] = Math.min(latest[at], latest[next[at]] - play.seconds()[next[at]]);
                }
            }
            return latest;
        }

        /** Who has each one's place after it; -1 for the last in a place. Of several free places the one freed last is taken. */
        private int[] heirs(Stage stage) {
            int[] heirs = new int[stage.size()];
            Arrays.fill(heirs, -1);
            SortedSet<Integer> holders = new TreeSet<>(
                    Comparator.<Integer>comparingDouble(play::finish).thenComparingInt(at -> at));
            for (int number = 0; number < stage.order().length; number++) {
                int at = play.started(number);
                if (holders.size() == network.places()) {
                    int before = play.cause(at) >= 0 && holders.contains(play.cause(at))
                            ? play.cause(at)
                            : freed(holders, at);
                    holders.remove(before);
                    heirs[before] = at;
                }
                holders.add(at);
            }
            return heirs;
        }

        private int freed(SortedSet<Integer> holders, int at) {
            int found = holders.first();
            for (int holder : holders) {
                if (play.finish(holder) > play.start(at)) {
                    break;
                }
                found = holder;
            }
            return found;
        }
    }
}
