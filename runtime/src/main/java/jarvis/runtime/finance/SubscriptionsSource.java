package jarvis.runtime.finance;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.HttpGet;
import jarvis.runtime.source.HttpSource;
import jarvis.runtime.source.Source;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of subscriptions over HTTP, which takes several requests: every page of Stripe's, and AI DAWG's once more as it was
 * thirty days ago. All of it or nothing, but for that older one: without it movement and churn cannot be told, the rest can.
 */
public final class SubscriptionsSource implements Source {
    private static final long LARGEST = 64 << 20;
    private static final int MOST_PAGES = 1000;

    private final URI uri;
    private final HttpGet http;
    private final InstantSource clock;

    /** @param headers sent with each request; may hold secrets */
    public SubscriptionsSource(URI uri, Headers headers, Duration timeout, InstantSource clock) {
        this.uri = uri;
        this.http = new HttpGet(uri, headers, timeout, clock);
        this.clock = clock;
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        SubscriptionList list = new SubscriptionList(List.of(), null, null);
        long size = 0;
        for (URI next = uri; next != null; ) {
            switch (http.get(next, null)) {
                case HttpGet.Reply.Failed failed -> {
                    return new Fetch.Failed(failed.cause(), failed.notBefore());
                }
                case HttpGet.Reply.NotModified _ -> {
                    return unusable("It says that nothing changed, and was not told since when.");
                }
                case HttpGet.Reply.Body body -> {
                    String text = new String(body.bytes(), StandardCharsets.UTF_8);
                    size += text.length();
                    try {
                        list = list.with(text, checked(text));
                    } catch (Wrong e) {
                        return unusable(e.sentence());
                    }
                    next = SubscriptionList.rest(uri, text);
                }
            }
            if (size > LARGEST || list.pages().size() > MOST_PAGES) {
                return unusable("It goes on after " + list.pages().size() + " pages. Export a CSV instead.");
            }
        }
        return document(list.asOf() == null ? list : earlier(list), known);
    }

    /** When it was true, where it says so. */
    private @Nullable Instant checked(String text) throws Wrong {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        if (FinanceParsers.isStripe(text) && !query.contains("status=all")) {
            throw new Wrong("Stripe leaves out those that ended, and nobody would ever seem to leave."
                    + " Add ?status=all&limit=100 to its address.");
        }
        return SubscriptionList.read(uri.toString(), text).asOf();
    }

    private SubscriptionList earlier(SubscriptionList list) throws InterruptedIOException {
        if (http.get(SubscriptionList.earlier(uri, clock.instant()), null) instanceof HttpGet.Reply.Body body) {
            String text = new String(body.bytes(), StandardCharsets.UTF_8);
            try {
                checked(text);
                return list.before(text);
            } catch (Wrong e) {
                return list;
            }
        }
        return list;
    }

    private static Fetch document(SubscriptionList list, @Nullable String known) {
        Fetch.Document document = Fetch.Document.of(list.document());
        return document.revision().equals(known) ? new Fetch.Unchanged() : document;
    }

    private static Fetch unusable(String why) {
        return Fetch.Failed.because(Reason.INVALID, "Its answer cannot be used. " + why);
    }

    @Override
    public String target() {
        return HttpSource.shown(uri);
    }
}
