package jarvis.runtime.app;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line: time, level, logger, message; of a request its parts too. */
final class JsonLine extends Formatter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCESS = "jarvis.server.access";

    @Override
    public String format(LogRecord record) {
        ObjectNode line = JSON.createObjectNode();
        line.put("time", record.getInstant().toString());
        line.put("level", record.getLevel().getName());
        line.put("logger", record.getLoggerName());
        line.put("message", formatMessage(record));
        Object[] parts = record.getParameters();
        if (ACCESS.equals(record.getLoggerName()) && parts != null && parts.length == 4) {
            line.put("method", parts[0].toString());
            line.put("path", parts[1].toString());
            line.put("status", Integer.parseInt(parts[2].toString()));
            line.put("millis", Long.parseLong(parts[3].toString()));
        }
        if (record.getThrown() != null) {
            line.put("thrown", record.getThrown().toString());
        }
        return JSON.writeValueAsString(line) + "\n";
    }
}
