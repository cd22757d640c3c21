package jarvis.runtime.project;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A YAML document as a tree in which every value knows its place; scalars keep the text as written. */
final class Yaml {
    /** A line and a column, both from 1. */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    sealed interface Node {
        Place place();
    }

    record Text(Place place, String text) implements Node {}

    /** A key without a value. */
    record Nothing(Place place) implements Node {}

    record Items(Place place, List<Node> items) implements Node {
        Items {
            items = List.copyOf(items);
        }
    }

    record Mapping(Place place, List<Entry> entries) implements Node {
        Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value; {@code place} is the key's. */
    record Entry(Place place, String key, Node value) {}

    /** The document cannot be read at all; the message says why. */
    static final class Malformed extends Exception {
        private final transient Place place;

        Malformed(Place place, String message) {
            super(message);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }

    private final YAMLParser parser;

    private Yaml(YAMLParser parser) {
        this.parser = parser;
    }

    /** The first and only document of a text; an empty one is {@link Nothing}. */
    static Node parse(String text) throws Malformed {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new Yaml((YAMLParser) parser).document();
        } catch (JacksonException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("it is no YAML");
            throw new Malformed(place(e.getLocation()), why);
        }
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
            throw new Malformed(here(), "aliases (*" + parser.getString() + ") are not followed; write the value out");
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
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new Items(place, items);
    }

    private Mapping mapping(Place place) throws Malformed {
        List<Entry> entries = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Place key = here();
            String name = parser.currentName();
            if (entries.stream().anyMatch(entry -> entry.key().equals(name))) {
                throw new Malformed(key, "`" + name + "` stands here a second time; keep one");
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
}
