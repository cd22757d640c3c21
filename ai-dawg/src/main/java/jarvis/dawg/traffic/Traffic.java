package jarvis.dawg.traffic;

import jarvis.dawg.usage.UsageEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends what a plan wants: first what was, then what goes on. Run once; stopped from any thread. */
final class Traffic {
    private static final int BATCH = 1_000;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Plan plan;
    private final InstantSource clock;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Thread runner;

    Traffic(Plan plan, InstantSource clock, PrintStream out) {
        this.plan = plan;
        this.clock = clock;
        this.out = out;
    }

    /** Until all is sent, or it is stopped; false when the service refused it, or was away at the end. */
    boolean run() {
        runner = Thread.currentThread();
        Thread lines = Thread.ofVirtual().start(this::lines);
        try (ServiceClient service = new ServiceClient(plan.service())) {
            Delivery delivery = new Delivery(service, tally, clock, out);
            history(delivery);
            live(service, delivery);
            return true;
        } catch (Delivery.Vain vain) {
            out.println(vain.getMessage());
            return false;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lines.interrupt();
            out.println("ended: " + tally.line());
            over.countDown();
        }
    }

    /** Ends it; its last line is said on return. */
    void stop() {
        Thread running = runner;
        if (running != null) {
            running.interrupt();
            try {
                over.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lines() {
        try {
            while (true) {
                Thread.sleep(LINE);
                out.println(tally.line());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The days before today and the full hours of today. */
    private void history(Delivery delivery) throws Delivery.Vain, InterruptedException {
        if (plan.days() == 0) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        PastDays past = new PastDays(plan.crowd());
        bring(past.subscriptionsBefore(today.minusDays(plan.days())), delivery);
        for (int back = plan.days(); back >= 0; back--) {
            bring(
                    past.on(today.minusDays(back)).stream()
                            .filter(event -> event.at().isBefore(now))
                            .toList(),
                    delivery);
        }
        out.println("history of " + plan.days() + " days: " + tally.line());
    }

    private static void bring(List<UsageEvent> events, Delivery delivery) throws Delivery.Vain, InterruptedException {
        for (int from = 0; from < events.size(); from += BATCH) {
            delivery.bring(events.subList(from, Math.min(events.size(), from + BATCH)), Instant.MAX);
        }
    }

    private void live(ServiceClient service, Delivery delivery) throws Delivery.Vain, InterruptedException {
        Plan.Live wanted = plan.live();
        if (wanted == null) {
            return;
        }
        MusicListeners listeners = new MusicListeners(service, tally, clock, out, plan.seed());
        Thread listening = Thread.ofVirtual().start(() -> {
            if (wanted.generations() > 0) {
                listeners.listen(wanted.generations());
            }
        });
        try {
            slots(new PresentDay(plan.crowd(), wanted.rate()), wanted.duration(), delivery);
        } finally {
            listening.interrupt();
            listening.join();
        }
    }

    private void slots(PresentDay present, @Nullable Duration duration, Delivery delivery)
            throws Delivery.Vain, InterruptedException {
        Instant begun = clock.instant();
        Instant end = duration == null ? Instant.MAX : begun.plus(duration);
        long last = duration == null ? Long.MAX_VALUE : present.slot(end);
        for (long next = present.slot(begun); next < last; ) {
            long due = Math.min(last, present.slot(clock.instant()));
            if (next < due) {
                long to = Math.min(due, next + BATCH);
                delivery.bring(present.events(next, to), end);
                next = to;
            } else {
                Thread.sleep(TICK);
            }
        }
    }
}
