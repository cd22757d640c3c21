package jarvis.runtime.source.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a query gave, as {@code {"rows": [{column: value}], "count": n}}. Times have their zone; bytes are left out. */
final class Rows {
    static final int MOST = 1_000;
    private static final int MOST_SIGNS = 16 << 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ResultSet answer;
    private final List<String> columns;
    private int signs;

    private Rows(ResultSet answer, List<String> columns) {
        this.answer = answer;
        this.columns = columns;
    }

    /** It gave more, or something else, than a source takes. */
    static final class Unusable extends Exception {
        Unusable(String sentence) {
            super(sentence);
        }
    }

    static JsonNode of(ResultSet answer) throws SQLException, Unusable {
        return new Rows(answer, columns(answer.getMetaData())).document();
    }

    private static List<String> columns(ResultSetMetaData data) throws SQLException, Unusable {
        Set<String> columns = new LinkedHashSet<>();
        for (int at = 1; at <= data.getColumnCount(); at++) {
            if (!columns.add(data.getColumnLabel(at))) {
                throw new Unusable("Column " + at + " of the query has the name of an earlier one. Name it with AS.");
            }
        }
        return List.copyOf(columns);
    }

    private JsonNode document() throws SQLException, Unusable {
        ObjectNode document = JSON.objectNode();
        ArrayNode rows = document.putArray("rows");
        while (answer.next()) {
            if (rows.size() == MOST) {
                throw new Unusable("The query gives more than " + MOST + " rows. Aggregate, or add a LIMIT.");
            }
            rows.add(row());
        }
        return document.put("count", rows.size());
    }

    private ObjectNode row() throws SQLException, Unusable {
        ObjectNode row = JSON.objectNode();
        for (int at = 1; at <= columns.size(); at++) {
            row.set(columns.get(at - 1), value(at));
        }
        return row;
    }

    private JsonNode value(int at) throws SQLException, Unusable {
        Object value = answer.getMetaData().getColumnType(at) == Types.TIMESTAMP_WITH_TIMEZONE || zoned(at)
                ? answer.getObject(at, OffsetDateTime.class)
                : answer.getObject(at);
        return switch (value) {
            case null -> JSON.nullNode();
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer whole -> JSON.numberNode(whole);
            case Long whole -> JSON.numberNode(whole);
            case BigDecimal number -> JSON.numberNode(number);
            case Double number -> fraction(number);
            case Float number -> fraction(number.doubleValue());
            case OffsetDateTime time -> JSON.stringNode(time.toInstant().toString());
            case Timestamp time -> JSON.stringNode(time.toLocalDateTime().toString());
            case byte[] _ -> JSON.nullNode();
            default -> text(value.toString());
        };
    }

    /** PostgreSQL's driver gives the type of a time with its zone as one without. */
    private boolean zoned(int at) throws SQLException {
        return "timestamptz".equals(answer.getMetaData().getColumnTypeName(at));
    }

    private static JsonNode fraction(double number) {
        return Double.isFinite(number) ? JSON.numberNode(BigDecimal.valueOf(number)) : JSON.numberNode(number);
    }

    private JsonNode text(String text) throws Unusable {
        signs += text.length();
        if (signs > MOST_SIGNS) {
            throw new Unusable("The query gives more than 16 MB. Ask for less.");
        }
        return JSON.stringNode(text);
    }
}
