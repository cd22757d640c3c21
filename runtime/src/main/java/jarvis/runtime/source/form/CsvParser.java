package jarvis.runtime.source.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * A table with its columns' names in the first line: {@code {"header": [...], "rows": [{...}], "last": {...}, "count": n}}.
 * A field that is empty without quotes says nothing. Every row has as many fields as the header.
 */
public final class CsvParser implements Parser {
    private static final int MOST_ROWS = 10_000;

    private final ObjectReader reader = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(Bounds.CONSTRAINTS)
                    .build())
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build()
            .readerForListOf(String.class);

    @Override
    public JsonNode read(byte[] bytes) throws Malformed {
        try (MappingIterator<List<@Nullable String>> rows = reader.readValues(bytes)) {
            if (!rows.hasNextValue()) {
                throw new Malformed("It is empty.");
            }
            return document(header(rows.nextValue()), rows);
        } catch (JacksonException e) {
            throw new Malformed("It is not CSV: it goes wrong at " + TreeParser.place(e, 1) + ".");
        }
    }

    private static List<String> header(List<@Nullable String> fields) throws Malformed {
        Set<String> names = new HashSet<>();
        for (int at = 0; at < fields.size(); at++) {
            String name = fields.get(at);
            if (name == null || name.isBlank()) {
                throw new Malformed("Its first line names no column " + (at + 1) + ".");
            }
            if (!names.add(name)) {
                throw new Malformed("Its first line gives column " + (at + 1) + " the name of an earlier one.");
            }
        }
        return fields.stream().map(String::valueOf).toList();
    }

    private static JsonNode document(List<String> header, MappingIterator<List<@Nullable String>> rows)
            throws Malformed {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        header.forEach(document.putArray("header")::add);
        ArrayNode all = document.putArray("rows");
        while (rows.hasNextValue()) {
            List<@Nullable String> fields = rows.nextValue();
            if (all.size() == MOST_ROWS) {
                throw new Malformed("It has more than " + MOST_ROWS + " rows. Name a smaller document.");
            }
            if (fields.size() != header.size()) {
                throw new Malformed("Its row " + (all.size() + 1) + " has " + fields.size()
                        + " fields, where the first line has " + header.size() + ".");
            }
            all.add(row(header, fields));
        }
        if (!all.isEmpty()) {
            document.set("last", all.get(all.size() - 1));
        }
        return document.put("count", all.size());
    }

    private static ObjectNode row(List<String> header, List<@Nullable String> fields) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < header.size(); at++) {
            row.put(header.get(at), fields.get(at));
        }
        return row;
    }
}
