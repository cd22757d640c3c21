package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A protocol as an agent speaks it. */
interface Face {
    /** Waits until it is told what to do. */
    void begin() throws IOException;

    void say(String text) throws IOException;

    void think(String text) throws IOException;

    /** @param id of this use */
    void toolBegan(String id, Tool tool) throws IOException;

    void toolEnded(String id, Tool tool, Result result) throws IOException;

    /** Whether it may write a file; asked where the protocol has it so. */
    boolean mayWrite(String id, Tool tool) throws IOException;

    /** Asks a person; whether he says yes. */
    boolean ask(String text) throws IOException;

    void used(String model, Tokens tokens, @Nullable BigDecimal usd) throws IOException;

    void limited(Instant until) throws IOException;

    /**
     * Says that the turn is over.
     *
     * @return whether there is another one
     */
    boolean end(boolean failed, String text) throws IOException;

    /** A tool and what it is used on: a command, or a file and what is written. */
    record Tool(boolean writes, String subject, String text) {}

    /** What came of a tool. */
    record Result(boolean failed, String output) {}
}
