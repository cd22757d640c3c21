package jarvis.runtime.project;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A YAML document as a tree in which every value knows its place; scalars keep the text as written. */
public final class Yaml {
    /** A line and a column, both from 1. */
    public record Place(int line, int column) {
        public static final Place START = new Place(1, 1);
    }

    public sealed interface Node {
        Place place();
    }

    public record Text(Place place, String text) implements Node {}

    /** A key without a value. */
    public record Nothing(Place place) implements Node {}

    public record Items(Place place, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    public record Mapping(Place place, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value; {@code place} is the key's. */
    public record Entry(Place place, String key, Node value) {}

    /** The document cannot be read at all; the message says why. */
    public static final class Malformed extends Exception {
        private final transient Place place;

        Malformed(Place place, String message) {
            super(message);
            this.place = place;
        }

        public Place place() {
            return place;
        }
    }

    /** How much of a document stands in a sentence about it. */
    private static final int MOST = 40;

    /** The parser's sentences quote a name after some words of their own. */
    private static final int MOST_OF_A_COMPLAINT = 60;

    private final YAMLParser parser;

    private Yaml(YAMLParser parser) {
        this.parser = parser;
    }

    /** The first and only document of a text; an empty one is {@link Nothing}. */
    public static Node parse(String text) throws Malformed {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new Yaml((YAMLParser) parser).document();
        } catch (JacksonException e) {
            throw new Malformed(place(e.getLocation()), why(e.getOriginalMessage()));
        }
    }

    /** What the parser was about, and what it met; not the piece of the document that it quotes, which is indented. */
    private static String why(String complaint) {
        return complaint
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(2)
                .map(line -> shortened(line, MOST_OF_A_COMPLAINT))
                .collect(Collectors.joining(": "));
    }

    private Node document() throws Malformed {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Nothing(Place.START);
        }
        Node node = node(first);
        if (parser.nextToken() != null) {
            throw new Malformed(here(), "there is a second document; only one is read");
        }
        return node;
    }

    private Node node(JsonToken token) throws Malformed {
        if (parser.isCurrentAlias()) {
            throw new Malformed(
                    here(), "aliases (*" + shortened(parser.getString()) + ") are not followed; write the value out");
        }
        Place place = here();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place);
        } else if (token == JsonToken.START_ARRAY) {
            return items(place);
        } else if (token == JsonToken.VALUE_NULL) {
            return new Nothing(place);
        }
        return new Text(place, parser.getString());
    }

    private Items items(Place place) throws Malformed {
        List<Node> nodes = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            nodes.add(node(token));
        }
        return new Items(place, nodes);
    }

    private Mapping mapping(Place place) throws Malformed {
        List<Entry> entries = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Place key = here();
            String name = parser.currentName();
            if (entries.stream().anyMatch(entry -> entry.key().equals(name))) {
                throw new Malformed(key, "`" + shortened(name) + "` stands here a second time; keep one");
            }
            entries.add(new Entry(key, name, node(parser.nextToken())));
        }
        return new Mapping(place, entries);
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? Place.START
                : new Place(at.getLineNr(), Math.max(1, at.getColumnNr()));
    }

    /** A part of a document as it may be repeated to a person. */
    static String shortened(String text) {
        return shortened(text, MOST);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
