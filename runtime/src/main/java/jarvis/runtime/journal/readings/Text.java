package jarvis.runtime.journal.readings;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as text that comes back as it was: decimals with all their digits, and texts that UTF-8 cannot carry. */
final class Text {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Text() {}

    static String of(JsonNode value) {
        return ASCII.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when it is none */
    static JsonNode read(String text) {
        return JSON.readTree(text);
    }
}
