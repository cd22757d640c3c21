package jarvis.runtime.source;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How a document is written. Reading is strict: half a document, or one that says a key twice, is none. */
public enum Form {
    JSON(JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()),
    YAML(YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final ObjectMapper mapper;

    Form(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** By the ending of a file's name; JSON unless it says otherwise. */
    static Form of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") ? YAML : JSON;
    }

    /** It cannot be read. The sentence says where, and nothing of what is there. */
    static final class Malformed extends Exception {
        Malformed(String sentence) {
            super(sentence);
        }
    }

    static byte[] bytes(JsonNode document) {
        return JSON.mapper.writeValueAsBytes(document);
    }

    JsonNode read(byte[] bytes) throws Malformed {
        try {
            JsonNode document = mapper.readTree(bytes);
            if (document.isMissingNode()) {
                throw new Malformed("It is empty.");
            }
            return document;
        } catch (JacksonException e) {
            throw new Malformed("It is not " + name() + ": it goes wrong at " + place(e.getLocation()) + ".");
        }
    }

    private static String place(TokenStreamLocation at) {
        return at.getLineNr() > 0 ? "line " + at.getLineNr() + ", column " + at.getColumnNr() : "its beginning";
    }
}
