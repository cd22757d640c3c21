package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks of the push.
 *
 * @param lastEventId of the last message that it has; empty: it has none
 */
record Wish(String lastEventId, Set<Endpoint> endpoints) {
    static final Wish ALL = new Wish("", EnumSet.allOf(Endpoint.class));

    Wish {
        endpoints = Set.copyOf(endpoints);
    }

    /** All where none is named; empty when one is not known. */
    static Optional<Set<Endpoint>> endpoints(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(ALL.endpoints);
        }
        Set<Endpoint> wanted = EnumSet.noneOf(Endpoint.class);
        for (String word : words) {
            Optional<Endpoint> endpoint = Endpoint.of(word.strip());
            if (endpoint.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(endpoint.get());
        }
        return Optional.of(wanted);
    }
}
