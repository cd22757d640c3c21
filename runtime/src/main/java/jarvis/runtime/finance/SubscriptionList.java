package jarvis.runtime.finance;

import jarvis.core.finance.Inputs;
import jarvis.core.finance.Subscription;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of subscriptions as the texts that were got of it, all of which can be calculated with.
 *
 * @param pages in their order; one where it has no pages
 * @param earlier the list as it was thirty days before; null: nobody could be asked for that
 * @param asOf when it was true, where it says so itself; null: it does not
 */
public record SubscriptionList(
        List<String> pages,
        @Nullable String earlier,
        @Nullable Instant asOf) {
    public SubscriptionList {
        pages = List.copyOf(pages);
    }

    /** From what a source holds: this as a document, or one text alone. */
    static SubscriptionList of(JsonNode document) {
        if (!document.isObject()) {
            return new SubscriptionList(List.of(document.asString("")), null, null);
        }
        String asOf = document.path("asOf").asString("");
        return new SubscriptionList(
                document.path("pages").valueStream().map(JsonNode::asString).toList(),
                document.path("earlier").isString() ? document.path("earlier").asString() : null,
                asOf.isEmpty() ? null : Instant.parse(asOf));
    }

    JsonNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        pages.forEach(document.putArray("pages")::add);
        if (earlier != null) {
            document.put("earlier", earlier);
        }
        if (asOf != null) {
            document.put("asOf", asOf.toString());
        }
        return document;
    }

    /** @param target a path or an address, whose ending tells a list from an answer */
    List<Subscription> now(String target) throws Wrong {
        List<Subscription> all = new ArrayList<>();
        for (String page : pages) {
            all.addAll(read(target, page).value());
        }
        return all;
    }

    static Parsed.Understood<List<Subscription>> read(String target, String text) throws Wrong {
        return switch (FinanceParsers.page(target, text)) {
            case Parsed.Understood<List<Subscription>> understood -> understood;
            case Parsed.Refused<List<Subscription>> refused -> throw new Wrong(refused.sentence());
        };
    }

    /** This with one more page, and when it was true where that says so. */
    SubscriptionList with(String page, @Nullable Instant said) {
        List<String> more = new ArrayList<>(pages);
        more.add(page);
        return new SubscriptionList(more, earlier, said == null ? asOf : said);
    }

    SubscriptionList before(String text) {
        return new SubscriptionList(pages, text, asOf);
    }

    /** Where the rest is, after the newest page; null: that was all. */
    static @Nullable URI rest(URI uri, String page) {
        return FinanceParsers.isStripe(page)
                        && StripeSubscriptions.read(page)
                                instanceof Parsed.Understood<StripeSubscriptions.Page> understood
                        && understood.value().next() != null
                ? with(uri, "starting_after", understood.value().next())
                : null;
    }

    /** Where the list is as it was thirty days ago, for one that says of which moment it is. */
    static URI earlier(URI uri, Instant now) {
        return with(uri, "asOf", Inputs.earlier(now).toString());
    }

    private static URI with(URI uri, String name, String value) {
        String query = uri.getRawQuery() == null ? "?" : "&";
        return URI.create(uri + query + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
