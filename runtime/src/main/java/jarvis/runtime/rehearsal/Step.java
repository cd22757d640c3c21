package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that a scripted agent does. */
sealed interface Step {
    record Say(String text) implements Step {}

    record Think(String text) implements Step {}

    /** Runs a shell command as a tool, and goes on whatever comes of it. */
    record Run(String command) implements Step {}

    /** Writes a file as a tool; asks before that where its protocol has it so. */
    record Write(String path, String text) implements Step {}

    /** Asks a person for permission. */
    record Ask(String text) implements Step {}

    /** Counts as used from now on. */
    record Use(String model, Tokens tokens, @Nullable BigDecimal usd) implements Step {}

    record Limit(Duration until) implements Step {}

    record Wait(Duration time) implements Step {}

    /** Writes a line as it is, whatever the protocol. */
    record Junk(String text) implements Step {}

    /** Says something very often. */
    record Flood(int times, String text) implements Step {}

    /** Writes one line of so many bytes. */
    record Line(int bytes) implements Step {}

    /** Leaves a process behind that nobody waits for. */
    record Leave(String command) implements Step {}

    /** Does nothing any more, and does not end. */
    record Hang() implements Step {}

    /** Ignores that it is asked to end. */
    record Deaf() implements Step {}

    /** Closes its output and works on. */
    record Close() implements Step {}

    /** Ends at once, without a word. */
    record Exit(int code) implements Step {}

    /** Says that its turn failed. */
    record Fail(String text) implements Step {}
}
