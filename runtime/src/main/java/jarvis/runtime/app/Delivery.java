package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.client.Outbox;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.wish.Wishes;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hands over what an attempt reported while no Jarvis was there, in its order. A kill between the hearing and the marking lets a report be heard twice. */
final class Delivery {
    private static final JsonMapper JSON = new JsonMapper();

    private final LiveRun run;

    Delivery(LiveRun run) {
        this.run = run;
    }

    void deliver(Outbox outbox, Reporter.Worker by) {
        try {
            for (Outbox.Report report : outbox.unread()) {
                if (!heard(report, by)) {
                    return;
                }
                outbox.read(report);
            }
        } catch (IOException e) {
            note(by, outbox.folder() + " cannot be read: " + e);
        }
    }

    /** Whether it was decided, to whatever end. */
    private boolean heard(Outbox.Report report, Reporter.Worker by) {
        String why = switch (read(report.json(), by)) {
            case Wishes.Outcome.Malformed wrong -> wrong.sentence();
            case Wishes.Outcome.OutOfScope out -> out.sentence();
            case Wishes.Outcome.Understood wish -> {
                Decision decision = run.submit(wish.command());
                if (decision instanceof Decision.Refused refused) {
                    if (refused.code().equals(LiveRun.NOT_DECIDED)) {
                        yield LiveRun.NOT_DECIDED;
                    }
                    yield refused.sentence();
                }
                yield "";
            }
        };
        if (why.equals(LiveRun.NOT_DECIDED)) {
            return false;
        }
        if (!why.isEmpty()) {
            note(by, "its report " + report.json() + " was not accepted: " + why);
        }
        return true;
    }

    private static Wishes.Outcome read(String json, Reporter.Worker by) {
        try {
            return Wishes.read(JSON.readTree(json), by);
        } catch (JacksonException e) {
            return new Wishes.Outcome.Malformed("", "It is not JSON.");
        }
    }

    private void note(Reporter.Worker by, String text) {
        run.submit(new Command.NoteProblem("outbox of " + by.label(), text));
    }
}
