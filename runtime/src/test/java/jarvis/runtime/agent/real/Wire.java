package jarvis.runtime.agent.real;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One way in which models are spoken with over HTTP. */
interface Wire {
    /** What each answer of the model costs. */
    int INPUT = 100;

    int CACHED = 40;
    int OUTPUT = 7;

    /** Whether a request's path is of this way. */
    boolean takes(String path);

    /** The names of the tools that may be used. */
    List<String> tools(JsonNode request);

    /** How many tools answered since the model was last told something. */
    long answered(JsonNode request);

    /** The body of an answer, as server-sent events. */
    String answer(Move move, int number);
}
