package jarvis.runtime.source;

import jarvis.core.reading.SourceState;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What sources said last, kept over restarts. */
public interface Kept {
    /** The last good document of a source; empty when none was kept, or none can be read. */
    Optional<SourceState.Document<JsonNode>> last(String source);

    void keep(String source, SourceState.Document<JsonNode> document);

    /** Keeps nothing. */
    Kept NOTHING = new Kept() {
        @Override
        public Optional<SourceState.Document<JsonNode>> last(String source) {
            return Optional.empty();
        }

        @Override
        public void keep(String source, SourceState.Document<JsonNode> document) {}
    };
}
