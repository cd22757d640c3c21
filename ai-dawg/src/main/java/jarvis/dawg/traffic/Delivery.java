package jarvis.dawg.traffic;

import jarvis.dawg.usage.UsageEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Brings batches to the service: each is sent until it is answered, which counts no event twice, as they have ids. One thread. */
final class Delivery {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LAST_WAIT = Duration.ofSeconds(4);

    private final ServiceClient service;
    private final Tally tally;
    private final InstantSource clock;
    private final Outlook outlook;

    Delivery(ServiceClient service, Tally tally, InstantSource clock, PrintStream out) {
        this.service = service;
        this.tally = tally;
        this.clock = clock;
        this.outlook = new Outlook(out);
    }

    /** Why it is of no use to go on. */
    static final class Vain extends Exception {
        Vain(String sentence) {
            super(sentence);
        }
    }

    /** @param end from then on it is not tried again */
    void bring(List<UsageEvent> events, Instant end) throws Vain, InterruptedException {
        byte[] batch = EventWriter.batch(events);
        Duration wait = FIRST_WAIT;
        while (true) {
            switch (service.post("/api/v1/events", batch)) {
                case Answer.Taken taken -> {
                    tally.batch(taken.data());
                    outlook.refusal(taken.data().path("refused").path(0));
                    outlook.well();
                    return;
                }
                case Answer.Refused refused -> throw new Vain(refused.sentence());
                case Answer.Busy busy -> pause(busy.pause(), busy.why(), end);
                case Answer.Away away -> {
                    pause(wait, away.why(), end);
                    wait = longer(wait);
                }
            }
        }
    }

    private void pause(Duration wait, String why, Instant end) throws Vain, InterruptedException {
        tally.error();
        Duration left = Duration.between(clock.instant(), end);
        if (!left.isPositive()) {
            throw new Vain(why + ". The time is over, and its last batch is not delivered.");
        }
        outlook.trouble(why);
        Thread.sleep(wait.compareTo(left) < 0 ? wait : left);
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LAST_WAIT) < 0 ? twice : LAST_WAIT;
    }
}
