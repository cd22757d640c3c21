package jarvis.runtime.finance;

import jarvis.core.finance.Subscription;
import jarvis.runtime.source.form.Malformed;
import jarvis.runtime.source.form.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes a text as a document only when it can be calculated with; the document is then the text itself. */
public final class FinanceParsers {
    private FinanceParsers() {}

    public static Parser book() {
        return checked(FinanceYaml::read);
    }

    /** @param target a path or an address, whose ending tells a list from an answer */
    public static Parser subscriptions(String target) {
        return checked(text -> subscriptions(target, text));
    }

    /** A CSV export by its name; else a page of Stripe's, or AI DAWG's answer, which say themselves what they are. */
    static Parsed<List<Subscription>> page(String target, String text) {
        if (target.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return CsvSubscriptions.read(text);
        }
        return isStripe(text) ? stripe(text) : DawgSubscriptions.read(text);
    }

    static boolean isStripe(String text) {
        return text.contains("\"object\"");
    }

    private static Parsed<List<Subscription>> stripe(String text) {
        return switch (StripeSubscriptions.read(text)) {
            case Parsed.Refused<StripeSubscriptions.Page> refused -> new Parsed.Refused<>(refused.problems());
            case Parsed.Understood<StripeSubscriptions.Page> page ->
                new Parsed.Understood<>(page.value().subscriptions(), page.asOf(), page.notes());
        };
    }

    /** The whole list in one text. */
    private static Parsed<List<Subscription>> subscriptions(String target, String text) {
        return isStripe(text)
                        && StripeSubscriptions.read(text)
                                instanceof Parsed.Understood<StripeSubscriptions.Page> understood
                        && understood.value().next() != null
                ? new Parsed.Refused<>("This is one page of several. Ask for all of them, or export a CSV.")
                : page(target, text);
    }

    private static Parser checked(Function<String, ? extends Parsed<?>> reading) {
        return bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (reading.apply(text) instanceof Parsed.Refused<?> refused) {
                throw new Malformed(refused.sentence().replaceFirst("^finance\\.yaml:(?=\\d)", ""));
            }
            return JsonNodeFactory.instance.stringNode(text);
        };
    }
}
