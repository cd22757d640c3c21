package jarvis.dawg.live;

import jarvis.dawg.module.Work;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The counts of all processes that share a Redis and a prefix. Each counts in its own memory and owns its fields in Redis; once a
 * second a thread of its own reads everybody's, and sets those of its own that are not there as they should be. So a lost answer
 * counts nothing twice, and a Redis that lost its data gets it back. While Redis is away the counts are those of this process.
 */
public final class RedisCounters implements LiveCounters {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(RedisCounters.class.getName());

    private final RedisUrl url;
    private final InstantSource clock;
    private final RedisSteps steps;
    private final String process = UUID.randomUUID().toString();
    private final Window mine = new Window();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread exchanging;
    private volatile Window others = new Window();
    private volatile String trouble;
    private boolean away;

    /** @param prefix of the keys; who shares the counts has the same */
    public RedisCounters(RedisUrl url, String prefix, InstantSource clock) {
        this.url = url;
        this.clock = clock;
        this.steps = new RedisSteps(url, prefix);
        this.trouble = url + " was not asked yet.";
        this.exchanging = Thread.ofVirtual().name("live counters").unstarted(this::exchangeUntilClosed);
    }

    /** From here on the counts are shared. */
    public void start() {
        exchanging.start();
    }

    @Override
    public Work of(String module) {
        return new CountedWork(module, mine, () -> others, clock);
    }

    @Override
    public Look look() {
        return new Look("redis", trouble);
    }

    private void exchangeUntilClosed() {
        try {
            do {
                exchange();
            } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            exchange();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what others did, and writes what of this process's is not there. */
    void exchange() {
        try {
            Instant now = clock.instant();
            Map<Long, Map<String, String>> found =
                    steps.read(Window.counting(now).toArray());
            steps.write(missing(found));
            Window fresh = othersIn(found);
            mine.heed(fresh);
            others = fresh;
            found("");
        } catch (RuntimeException e) {
            steps.close();
            others = new Window();
            found(url + " cannot be used: " + first(e)
                    + ". These are the counts of this process alone; Redis is tried again every second.");
        }
    }

    private Map<Long, Map<String, String>> missing(Map<Long, Map<String, String>> found) {
        Map<Long, Map<String, String>> missing = new HashMap<>();
        found.forEach((step, fields) -> mine.of(step).forEach((module, tally) -> {
            String text = tally.text();
            if (!text.equals(fields.get(field(module)))) {
                missing.computeIfAbsent(step, _ -> new HashMap<>()).put(field(module), text);
            }
        }));
        return missing;
    }

    private String field(String module) {
        return process + ":" + module;
    }

    /** What cannot be read as a tally is somebody else's, and passed over. */
    private Window othersIn(Map<Long, Map<String, String>> found) {
        Window window = new Window();
        found.forEach((step, fields) -> fields.forEach((field, text) -> {
            String[] owner = field.split(":", 2);
            if (owner.length == 2 && !owner[0].equals(process)) {
                Tally.read(text).ifPresent(tally -> window.add(owner[1], step, tally));
            }
        }));
        return window;
    }

    /** One line in the log when Redis goes, and one when it comes back. */
    private void found(String now) {
        trouble = now;
        if (away != !now.isEmpty()) {
            away = !away;
            LOG.log(away ? Level.WARNING : Level.INFO, away ? now : "Live counters are shared again in " + url);
        }
    }

    private static String first(Throwable trouble) {
        Throwable deepest = trouble;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof UnknownHostException) {
            return "there is no host of this name";
        }
        String said = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
        return said.replaceFirst("\\.$", "");
    }

    /** Hands over what was counted last, if Redis is there. */
    @Override
    public void close() {
        closing.countDown();
        try {
            exchanging.join(LAST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!exchanging.isAlive()) {
            steps.close();
        }
    }
}
