package jarvis.core.reading;

import java.util.List;

/**
 * Where a value came from, how old it is, what it means.
 *
 * @param derivedFrom what it was calculated from; empty when a source states it
 * @param notes what was noticed about it, as that a text was read as a number
 */
public record Provenance(
        Origin origin, Clocks clocks, Limits limits, Meaning meaning, List<Input> derivedFrom, List<String> notes) {

    public Provenance {
        derivedFrom = List.copyOf(derivedFrom);
        notes = List.copyOf(notes);
    }

    /**
     * One of the values that another was calculated from.
     *
     * @param name as it is asked for
     */
    public record Input(String name, Reading<?> reading) {}

    /** Of a value that no source was named for. */
    static Provenance none(Meaning meaning) {
        return stated(Origin.NONE, Clocks.NONE, meaning);
    }

    /** Of a value that a source states and that may be of any age. */
    public static Provenance stated(Origin origin, Clocks clocks, Meaning meaning) {
        return new Provenance(origin, clocks, Limits.NONE, meaning, List.of(), List.of());
    }
}
