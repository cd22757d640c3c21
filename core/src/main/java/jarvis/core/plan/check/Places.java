package jarvis.core.plan.check;

import jarvis.core.plan.markdown.Place;
import java.util.HashMap;
import java.util.Map;

/** Where the values of a plan stand, for problems that are seen only when the whole plan is known. */
public final class Places {
    private record Key(String kind, String of, String value) {}

    private final Map<Key, Place> places = new HashMap<>();

    /** Remembers where a value stands; the first mention counts. */
    public void put(String kind, String of, String value, Place place) {
        places.putIfAbsent(new Key(kind, of, value), place);
    }

    public Place of(String kind, String of, String value, int line) {
        return places.getOrDefault(new Key(kind, of, value), new Place(line, 1));
    }
}
