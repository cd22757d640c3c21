package jarvis.core.forecast;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The work of a run that is still to be done: stages one after another, in each the pieces and what they wait for. */
public final class Network {
    private final List<Stage> stages;
    private final int places;
    private final List<String> instances;
    private final List<String> caveats;

    Network(List<Stage> stages, int places, List<String> instances, List<String> caveats) {
        this.stages = List.copyOf(stages);
        this.places = places;
        this.instances = List.copyOf(instances);
        this.caveats = List.copyOf(caveats);
    }

    /** What came of looking for one. */
    public sealed interface Reading {
        /** There is one. */
        record Drawn(Network network) implements Reading {}

        /** @param sentence what cannot be foreseen, why, and what to do now */
        record Refused(String sentence) implements Reading {}
    }

    List<Stage> stages() {
        return stages;
    }

    /** How many pieces are worked on at once at most. */
    public int places() {
        return places;
    }

    /** Sentences that say what was assumed, and what is not known. */
    public List<String> caveats() {
        return caveats;
    }

    /** Ids of those whose work it is; a piece names its own by the number in this list. */
    List<String> instances() {
        return instances;
    }

    /** The same where another number works at once. */
    Network withPlaces(int other) {
        return new Network(stages, other, instances, caveats);
    }

    /** How many pieces there are, repetitions counted. */
    public int size() {
        return stages.stream().mapToInt(Stage::size).sum();
    }

    /** How many pieces the largest stage has. */
    int widest() {
        return stages.stream().mapToInt(Stage::size).max().orElse(0);
    }

    /** How many could be worked on at once: no stage has work for more. */
    int room() {
        return stages.stream().mapToInt(Network::worth).max().orElse(0);
    }

    /** How many pieces of it take any time. */
    static int worth(Stage stage) {
        return (int) stage.pieces().stream()
                .filter(piece -> piece.unknown() || piece.mean() > 0)
                .count();
    }

    /** Ids of instances of which nobody knows how long they take, each once, in the order of the plan. */
    public List<String> unknown() {
        return stages.stream()
                .flatMap(stage -> stage.pieces().stream())
                .filter(Piece::unknown)
                .map(piece -> piece.id().instance())
                .distinct()
                .toList();
    }

    /** Whether what is foreseen is a lower bound: of some work nobody knows how long it takes. */
    public boolean atLeast() {
        return !unknown().isEmpty();
    }

    Set<String> phasesWithUnknown() {
        return stages.stream()
                .filter(stage -> stage.pieces().stream().anyMatch(Piece::unknown))
                .map(Stage::phase)
                .collect(Collectors.toSet());
    }
}
