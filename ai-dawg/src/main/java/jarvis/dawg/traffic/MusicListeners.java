package jarvis.dawg.traffic;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for music so many times a minute. A generation has no id that its sender gives: one that nobody answered for is not asked
 * for again, and those that fell into a time away are left out.
 */
final class MusicListeners {
    private static final List<String> GENRES =
            List.of("pop", "pop", "rock", "house", "hiphop", "jazz", "ambient", "lofi", "trap");
    private static final List<String> KEYS = List.of("C", "G", "D", "F", "A minor", "E minor", "D minor");
    private static final List<Integer> BARS = List.of(4, 8, 8, 16, 16, 32);
    private static final int SLOWEST = 70;
    private static final int TEMPI = 90;

    private final ServiceClient service;
    private final Tally tally;
    private final InstantSource clock;
    private final Outlook outlook;
    private final long seed;

    MusicListeners(ServiceClient service, Tally tally, InstantSource clock, PrintStream out, long seed) {
        this.service = service;
        this.tally = tally;
        this.clock = clock;
        this.outlook = new Outlook(out);
        this.seed = seed;
    }

    /** Until it is interrupted. */
    void listen(int perMinute) {
        long every = Duration.ofMinutes(1).toMillis() / perMinute;
        try {
            while (true) {
                long now = clock.millis();
                long number = now / every + 1;
                Thread.sleep(number * every - now);
                ask(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(long number) throws InterruptedException {
        byte[] wish = wish(number).toString().getBytes(StandardCharsets.UTF_8);
        switch (service.post("/api/v1/modules/music/generations", wish)) {
            case Answer.Taken _ -> {
                tally.generation();
                outlook.well();
            }
            case Answer.Busy busy -> {
                trouble(busy.why());
                Thread.sleep(busy.pause());
            }
            case Answer.Away away -> trouble(away.why());
            case Answer.Refused refused -> trouble(refused.sentence());
        }
    }

    private void trouble(String why) {
        tally.error();
        outlook.trouble(why);
    }

    private ObjectNode wish(long number) {
        Chance chance = Chance.of(seed, number);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("genre", chance.of(GENRES));
        json.put("key", chance.of(KEYS));
        json.put("tempo", SLOWEST + chance.below(TEMPI));
        json.put("bars", chance.of(BARS));
        json.put("seed", chance.below(Integer.MAX_VALUE));
        return json;
    }
}
