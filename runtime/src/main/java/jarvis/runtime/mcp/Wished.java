package jarvis.runtime.mcp;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.wish.Wishes;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a worker's wish: recorded and durable, or refused.
 *
 * @param worker whose wish it was; null where it was not heard
 * @param refusal why it was not heard; empty where it was
 */
record Wished(Reporter.@Nullable Worker worker, String refusal) {
    /** Reads a wish and has it decided, as it would be from the command line. */
    static Wished of(Caller caller, JsonNode wish) {
        Optional<Reporter.Worker> worker = caller.worker();
        if (worker.isEmpty()) {
            return new Wished(
                    null,
                    "Only an instance reports with this tool, and this token is a person's. Use the page, or the command line:"
                            + " jarvis claim, jarvis block.");
        }
        return switch (Wishes.read(wish, worker.get())) {
            case Wishes.Outcome.Malformed wrong -> new Wished(null, wrong.sentence());
            case Wishes.Outcome.OutOfScope out -> new Wished(null, out.sentence());
            case Wishes.Outcome.Understood understood -> decided(caller, worker.get(), understood.command());
        };
    }

    private static Wished decided(Caller caller, Reporter.Worker worker, Command command) {
        return switch (caller.live().submit(command)) {
            case Decision.Refused refused -> new Wished(null, refused.sentence());
            case Decision.Accepted accepted ->
                accepted.events().stream()
                        .filter(Event.ReportIgnored.class::isInstance)
                        .map(Event.ReportIgnored.class::cast)
                        .findFirst()
                        .map(ignored -> new Wished(
                                null, "This was logged, but not obeyed: " + ignored.reason() + ". End this session."))
                        .orElseGet(() -> new Wished(worker, ""));
        };
    }

    Said said(Function<Reporter.Worker, Said> heard) {
        return worker == null ? Said.refused(refusal) : heard.apply(worker);
    }
}
