package jarvis.runtime.source.form;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A document that is one tree. */
public final class TreeParser implements Parser {
    private final String words;
    private final ObjectMapper mapper;

    private TreeParser(String words, MapperBuilder<?, ?> mapper) {
        this.words = words;
        this.mapper = mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    public static TreeParser json() {
        return new TreeParser(
                "JSON",
                JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(Bounds.CONSTRAINTS)
                        .build()));
    }

    public static TreeParser yaml() {
        return new TreeParser(
                "YAML",
                YAMLMapper.builder(YAMLFactory.builder()
                        .streamReadConstraints(Bounds.CONSTRAINTS)
                        .build()));
    }

    public static TreeParser toml() {
        return new TreeParser(
                "TOML",
                TomlMapper.builder(TomlFactory.builder()
                        .streamReadConstraints(Bounds.CONSTRAINTS)
                        .build()));
    }

    @Override
    public JsonNode read(byte[] bytes) throws Malformed {
        return read(bytes, 0, bytes.length, 1);
    }

    /** @param line the number of the first line among those of the whole document */
    JsonNode read(byte[] bytes, int from, int length, int line) throws Malformed {
        try {
            JsonNode document = mapper.readTree(bytes, from, length);
            if (length == 0 || document.isMissingNode()) {
                throw new Malformed("It is empty.");
            }
            Bounds.refuseUnbounded(document);
            return document;
        } catch (StreamConstraintsException e) {
            throw new Malformed("It holds more than is read of a document: deeper than " + Bounds.DEPTH
                    + " times nested, more than " + Bounds.VALUES + " values, or numbers of more than " + Bounds.DIGITS
                    + " digits, at " + place(e, line) + ".");
        } catch (JacksonException e) {
            throw new Malformed("It is not " + words + ": it goes wrong at " + place(e, line) + ".");
        }
    }

    static String place(JacksonException trouble, int firstLine) {
        TokenStreamLocation at = trouble.getLocation();
        return at == null || at.getLineNr() <= 0
                ? "an unknown place"
                : "line " + (at.getLineNr() + firstLine - 1) + ", column " + at.getColumnNr();
    }
}
