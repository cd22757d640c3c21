package jarvis.runtime.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Events to and from their form on disk: a name and one JSON object. Thread-safe. */
final class EventCodec {
    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new JacksonAnnotationIntrospector(), new RequiredUnlessNullable()))
            .addMixIn(Reporter.class, ReporterKinds.class)
            .addMixIn(Ending.class, EndingKinds.class)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final ObjectWriter ascii = mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** An event's name on disk and its JSON. */
    record Encoded(String type, String payload) {}

    Encoded encode(Event event) {
        String payload = mapper.writeValueAsString(event);
        return new Encoded(EventTypes.name(event), survivesUtf8(payload) ? payload : ascii.writeValueAsString(event));
    }

    Event decode(StoredEvent stored) {
        Class<? extends Event> type = EventTypes.named(stored.type())
                .orElseThrow(() -> unreadable(
                        stored, "this Jarvis does not know that type; a newer one wrote it. Update Jarvis", null));
        try {
            Event event = mapper.readValue(stored.payload(), type);
            if (event == null) {
                throw unreadable(stored, "its payload is null. Restore the journal from a copy", null);
            }
            return event;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw unreadable(stored, e.getMessage() + ". Restore the journal from a copy, or update Jarvis", e);
        }
    }

    /** Half a surrogate pair (a cut emoji in an agent's text) would become a question mark on disk, and break the hash. */
    private static boolean survivesUtf8(String payload) {
        for (int i = 0; i < payload.length(); i++) {
            if (Character.isSurrogate(payload.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(payload);
            }
        }
        return true;
    }

    private static JournalException unreadable(StoredEvent stored, String why, @Nullable Throwable cause) {
        return new JournalException(
                JournalException.Code.UNREADABLE_EVENT,
                "Event " + stored.seq() + " of " + stored.stream() + " (" + stored.type() + ") cannot be read: " + why
                        + "; `jarvis journal check` lists all that is wrong.",
                cause);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reporter.Person.class, name = "person"),
        @JsonSubTypes.Type(value = Reporter.Worker.class, name = "worker"),
        @JsonSubTypes.Type(value = Reporter.Unattributed.class, name = "unattributed"),
        @JsonSubTypes.Type(value = Reporter.Jarvis.class, name = "jarvis")
    })
    private interface ReporterKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ending.Exited.class, name = "exited"),
        @JsonSubTypes.Type(value = Ending.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = Ending.TimedOut.class, name = "timed-out"),
        @JsonSubTypes.Type(value = Ending.NotStarted.class, name = "not-started"),
        @JsonSubTypes.Type(value = Ending.Lost.class, name = "lost")
    })
    private interface EndingKinds {}
}
