package jarvis.dawg.module;

import jarvis.dawg.usage.Figure;
import java.util.List;
import java.util.Map;

/** One of the five business capabilities. */
public interface Module {
    /** As in its address. */
    String name();

    Work work();

    /** What it cannot do without and that is not there now, each with the reason; empty when all is there. */
    List<String> broken();

    /** Its figures now, by name; throws what the database throws when it cannot be read. */
    Map<String, Figure> figures();

    /** What its figures mean. */
    Map<String, String> definitions();
}
