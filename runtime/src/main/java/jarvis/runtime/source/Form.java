package jarvis.runtime.source;

import jarvis.runtime.source.form.CsvParser;
import jarvis.runtime.source.form.JsonLinesParser;
import jarvis.runtime.source.form.Malformed;
import jarvis.runtime.source.form.Parser;
import jarvis.runtime.source.form.TreeParser;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How a document is written. */
public enum Form {
    JSON(TreeParser.json()),
    YAML(TreeParser.yaml()),
    TOML(TreeParser.toml()),
    CSV(new CsvParser()),
    JSON_LINES(new JsonLinesParser());

    private final Parser parser;

    Form(Parser parser) {
        this.parser = parser;
    }

    /** By the ending of a name; JSON unless it says otherwise. */
    public static Form of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "yaml", "yml" -> YAML;
            case "toml" -> TOML;
            case "csv" -> CSV;
            case "jsonl", "ndjson" -> JSON_LINES;
            default -> JSON;
        };
    }

    public Parser parser() {
        return parser;
    }

    public JsonNode read(byte[] bytes) throws Malformed {
        return parser.read(bytes);
    }
}
