package jarvis.runtime.finance;

import jarvis.core.finance.Money;
import jarvis.core.finance.Price;
import jarvis.core.finance.Subscription;
import jarvis.runtime.finance.Columns.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An export of subscriptions as CSV: Stripe's, or one with plain column names. One line is one subscription. */
public final class CsvSubscriptions {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvSubscriptions() {}

    /** Never throws; names every line that is wrong. */
    public static Parsed<List<Subscription>> read(String text) {
        try {
            List<Csv.Row> rows = Csv.rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            if (rows.isEmpty()) {
                return new Parsed.Refused<>(
                        "It is empty. Its first line names the columns, also when nobody subscribed.");
            }
            return read(Columns.of(rows.getFirst().fields()), rows.subList(1, rows.size()));
        } catch (Wrong e) {
            return new Parsed.Refused<>(e.sentence());
        }
    }

    private static Parsed<List<Subscription>> read(Columns columns, List<Csv.Row> rows) {
        List<Subscription> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Csv.Row row : rows) {
            try {
                all.add(one(columns, row));
            } catch (Wrong e) {
                problems.add(e.at("line " + row.line()).sentence());
            }
        }
        return problems.isEmpty()
                ? new Parsed.Understood<>(List.copyOf(all), null, notes(columns, all))
                : new Parsed.Refused<>(problems);
    }

    private static List<String> notes(Columns columns, List<Subscription> all) {
        List<String> notes = new ArrayList<>(columns.notes());
        long repeated =
                all.size() - all.stream().map(Subscription::id).distinct().count();
        if (repeated > 0) {
            notes.add(repeated + " lines repeat an id; each counts.");
        }
        return notes;
    }

    private static Subscription one(Columns columns, Csv.Row row) throws Wrong {
        if (row.fields().size() != columns.width()) {
            throw new Wrong(row.fields().size() + " fields, and the first line names " + columns.width()
                    + ". Is a quote missing, or the file cut?");
        }
        Life life = new Life(
                Life.status(columns.needed(row, Column.STATUS)),
                false,
                moment(columns, row, Column.STARTED),
                moment(columns, row, Column.TRIAL_END),
                moment(columns, row, Column.CANCELED),
                moment(columns, row, Column.ENDED));
        return life.subscription(
                columns.needed(row, Column.ID), columns.needed(row, Column.CUSTOMER), List.of(price(columns, row)));
    }

    private static Price price(Columns columns, Csv.Row row) throws Wrong {
        Money amount = amount(columns, row);
        if (amount.minor() < 0) {
            throw new Wrong("amount is below zero. A subscription costs nothing, or something.");
        }
        return new Price(
                amount,
                Life.interval(columns.needed(row, Column.INTERVAL)),
                columns.count(row, Column.INTERVAL_COUNT, 1, 1),
                columns.count(row, Column.QUANTITY, 0, 1),
                columns.text(row, Column.USAGE_TYPE).filter("metered"::equals).isPresent());
    }

    private static Money amount(Columns columns, Csv.Row row) throws Wrong {
        String currency = Amounts.currency("currency", columns.needed(row, Column.CURRENCY));
        if (columns.has(Column.AMOUNT)) {
            String amount = columns.needed(row, Column.AMOUNT);
            return Amounts.money(amount, currency)
                    .orElseThrow(() -> Wrong.not("amount", amount, Amounts.form(currency)));
        }
        String minor = columns.needed(row, Column.AMOUNT_MINOR);
        if (!minor.matches("-?\\d{1,14}")) {
            throw Wrong.not("amount_minor", minor, "a whole number of the smallest unit, as cents");
        }
        return new Money(Long.parseLong(minor), currency);
    }

    private static @Nullable Instant moment(Columns columns, Csv.Row row, Column column) throws Wrong {
        Optional<String> text = columns.text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        return Days.moment(text.get())
                .orElseThrow(
                        () -> Wrong.not(column.word(), text.get(), "a time such as 2026-11-22 or 2026-11-22 10:30"));
    }
}
