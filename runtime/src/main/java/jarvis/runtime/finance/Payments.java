package jarvis.runtime.finance;

import jarvis.core.finance.Cost;
import jarvis.core.finance.Cost.Category;
import jarvis.core.finance.Income;
import jarvis.core.finance.Money;
import jarvis.core.finance.Payment;
import jarvis.core.finance.When;
import jarvis.runtime.project.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One item of finance.yaml: what is paid, how much, when. */
final class Payments {
    private static final List<String> INCOME_KEYS =
            List.of("name", "amount", "currency", "every", "from", "until", "on");
    private static final List<String> COST_KEYS =
            Stream.concat(INCOME_KEYS.stream(), Stream.of("category")).toList();
    private static final List<String> RHYTHMS = List.of("month", "quarter", "year", "once");
    private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3, "year", 12);
    private static final List<String> CATEGORIES = List.of("sales-and-marketing", "cost-of-revenue", "other");

    private final Section section;
    private final String usual;

    /** @param usual the currency of what says none; empty: there is none */
    Payments(Section section, String usual) {
        this.section = section;
        this.usual = usual;
    }

    Optional<Cost> cost() {
        section.allows(COST_KEYS);
        Category category =
                section.word("category", CATEGORIES).map(Payments::category).orElse(Category.OTHER);
        Optional<Payment> payment = payment();
        return name().flatMap(name -> payment.map(paid -> new Cost(name, category, paid)));
    }

    private static Category category(String word) {
        return switch (word) {
            case "sales-and-marketing" -> Category.SALES_AND_MARKETING;
            case "cost-of-revenue" -> Category.COST_OF_REVENUE;
            default -> Category.OTHER;
        };
    }

    Optional<Income> income() {
        section.allows(INCOME_KEYS);
        Optional<Payment> payment = payment();
        return name().flatMap(name -> payment.map(paid -> new Income(name, paid)));
    }

    private Optional<String> name() {
        if (!section.has("name")) {
            section.lacks("name", "name: Salaries");
        }
        return section.text("name");
    }

    private Optional<Payment> payment() {
        Optional<When> when = when();
        return amount(true).flatMap(amount -> when.map(at -> new Payment(amount, at)));
    }

    private Optional<When> when() {
        Optional<String> every = section.word("every", RHYTHMS);
        if (section.has("on") || every.filter("once"::equals).isPresent()) {
            return once();
        }
        Optional<LocalDate> first = day("from", Days::first, "from: 2026-01", false);
        Optional<LocalDate> last = day("until", Days::last, "until: 2026-12", false);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            section.wrong("until", last.get().toString(), "a day after `from`, or the same");
        }
        return Optional.of(
                new When.Every(MONTHS.getOrDefault(every.orElse("month"), 1), first.orElse(null), last.orElse(null)));
    }

    private Optional<When> once() {
        for (String other : List.of("every", "from", "until")) {
            Optional<String> said = section.text(other);
            if (said.isPresent() && !said.get().equals("once")) {
                section.wrong(other, said.get(), "for what is paid once. Remove it, or `on` and `once`");
            }
        }
        return day("on", Days::day, "on: 2026-09-14", true).map(When.Once::new);
    }

    Optional<LocalDate> day(String key, Function<String, Optional<LocalDate>> form, String example, boolean needed) {
        if (needed && !section.has(key)) {
            section.lacks(key, example);
        }
        Optional<String> text = section.text(key);
        Optional<LocalDate> day = text.flatMap(form);
        if (text.isPresent() && day.isEmpty()) {
            section.wrong(key, text.get(), "a day. Write, for example, `" + example + "`");
        }
        return day;
    }

    /** Its own currency, else the usual one; empty when it is none. */
    Optional<String> currency() {
        Optional<String> said = section.text("currency");
        Optional<String> known = said.filter(Amounts::known);
        if (said.isPresent() && known.isEmpty()) {
            section.wrong("currency", said.get(), "a currency of ISO 4217, such as EUR");
        }
        return said.isPresent() || usual.isEmpty() ? known : Optional.of(usual);
    }

    /** @param payment whether it is paid, so that a minus would be a riddle */
    Optional<Money> amount(boolean payment) {
        if (!section.has("amount")) {
            section.lacks("amount", "amount: 8500.00");
        }
        Optional<String> text = section.text("amount");
        Optional<String> currency = currency();
        if (text.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        Optional<Money> amount = Amounts.money(text.get(), currency.get());
        if (amount.isEmpty()) {
            section.wrong("amount", text.get(), Amounts.form(currency.get()));
        } else if (payment && amount.get().minor() < 0) {
            section.wrong("amount", text.get(), "zero or more. Costs go out and income comes in without a sign");
        }
        return amount;
    }
}
