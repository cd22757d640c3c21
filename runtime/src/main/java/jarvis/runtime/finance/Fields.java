package jarvis.runtime.finance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of one JSON object, read strictly; what is null is not there.
 *
 * @param place its path in the document, as {@code data[3]}; empty for the document itself
 */
record Fields(String place, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Fields document(String text) throws Wrong {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Wrong("It is no JSON" + at(e.getLocation()) + ". Is it whole, and from the right address?");
        }
        if (!json.isObject()) {
            throw new Wrong("It is no JSON object. Is it from the right address?");
        }
        return new Fields("", json);
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    boolean has(String name) {
        return !json.path(name).isMissingNode() && !json.path(name).isNull();
    }

    private String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    Wrong wrong(String name, String wanted) {
        return new Wrong(path(name) + " is not " + wanted + ".");
    }

    String text(String name) throws Wrong {
        JsonNode value = json.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(name, "a text");
        }
        return value.stringValue();
    }

    long whole(String name, long least, long most) throws Wrong {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    boolean yes(String name) throws Wrong {
        if (has(name) && !json.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return json.path(name).booleanValue(false);
    }

    /** A time in words or in seconds since 1970; null where there is none. */
    @Nullable
    Instant moment(String name) throws Wrong {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        Optional<Instant> moment = value.isIntegralNumber() && value.canConvertToLong()
                ? Days.moment(value.longValue())
                : value.isString() ? Days.moment(value.stringValue()) : Optional.empty();
        return moment.orElseThrow(() -> wrong(name, "a time"));
    }

    Fields object(String name) throws Wrong {
        if (!json.path(name).isObject()) {
            throw wrong(name, "an object");
        }
        return new Fields(path(name), json.path(name));
    }

    interface Reader<T> {
        T read(Fields fields) throws Wrong;
    }

    <T> List<T> list(String name, Reader<T> reader) throws Wrong {
        JsonNode list = json.path(name);
        if (!list.isArray()) {
            throw wrong(name, "a list");
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields item = new Fields(path(name) + "[" + i + "]", list.path(i));
            if (!item.json.isObject()) {
                throw wrong(name + "[" + i + "]", "an object");
            }
            read.add(reader.read(item));
        }
        return read;
    }
}
