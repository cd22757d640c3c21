package jarvis.core.finance;

import jarvis.core.reading.Derivation;
import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What figures are calculated from.
 *
 * @param subscriptions as of now, those that ended too
 * @param earlier the same as they were thirty days ago, where the source can be asked for that; it is as of when the source
 *     said it. Null: it follows from the dates of the subscriptions
 * @param cash as of its own day
 */
public record Inputs(
        Reading<List<Subscription>> subscriptions,
        @Nullable Reading<List<Subscription>> earlier,
        Reading<Books> books,
        Reading<Cash> cash) {
    /** As when {@link #earlier} was true. */
    public static Instant earlier(Instant now) {
        return now.minus(Duration.ofDays(Window.DAYS));
    }

    Named<Subscribers> subscribed() {
        return new Named<>("subscriptions", subscriptions.map(Subscribers::of));
    }

    Named<Subscribers> before(Instant now) {
        Reading<List<Subscription>> stated = earlier;
        return new Named<>("earlier subscriptions", (stated == null ? dated(now) : stated).map(Subscribers::of));
    }

    private Reading<List<Subscription>> dated(Instant now) {
        return new Derivation<>(Meaning.PLAIN, List.of(new Named<>("subscriptions", subscriptions)), List.of())
                .of(values -> History.at(values.getFirst(), earlier(now)));
    }

    Named<Books> spent() {
        return new Named<>("costs", books);
    }

    Named<Cash> held() {
        return new Named<>("cash", cash);
    }
}
