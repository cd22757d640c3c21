package jarvis.runtime.finance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of an export holds what.
 *
 * @param found the number of each known column, from 0
 * @param notes which was read as what, and how many were not read
 */
record Columns(Map<Column, Integer> found, int width, List<String> notes) {
    /** The largest count or quantity that is believed. */
    static final int MOST = 1_000_000;

    /** What may be known of a subscription, with the names of columns that say it, the best first. */
    enum Column {
        ID("id", "subscriptionid", "subscription"),
        CUSTOMER("customerid", "customer", "customeremail", "email"),
        STATUS("status", "state"),
        AMOUNT("amount", "planamount", "unitamount", "price"),
        AMOUNT_MINOR("amountminor", "amountcents"),
        CURRENCY("currency", "plancurrency"),
        INTERVAL("interval", "planinterval", "billinginterval"),
        INTERVAL_COUNT("intervalcount", "planintervalcount"),
        QUANTITY("quantity"),
        USAGE_TYPE("usagetype"),
        STARTED("startdate", "startedat", "created", "createdat", "start"),
        TRIAL_END("trialend", "trialendsat"),
        CANCELED("canceledat", "cancelledat"),
        ENDED("endedat", "ended");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        /** As people would write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Column> NEEDED =
            List.of(Column.ID, Column.CUSTOMER, Column.STATUS, Column.CURRENCY, Column.INTERVAL);

    static Columns of(List<String> header) throws Wrong {
        List<String> names = header.stream().map(Columns::plain).toList();
        Map<Column, Integer> found = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            column.names.stream()
                    .filter(names::contains)
                    .findFirst()
                    .ifPresent(name -> found.put(column, names.indexOf(name)));
        }
        for (Column column : NEEDED) {
            if (!found.containsKey(column)) {
                throw lacking(column.word());
            }
        }
        if (!found.containsKey(Column.AMOUNT) && !found.containsKey(Column.AMOUNT_MINOR)) {
            throw lacking("amount");
        }
        return new Columns(found, header.size(), notes(header, found));
    }

    private static Wrong lacking(String name) {
        return new Wrong("line 1: no column is called " + name
                + ". The first line names the columns: id, customer, status, amount, currency, interval; and, where they"
                + " are known, interval_count, quantity, started_at, trial_end, canceled_at, ended_at.");
    }

    /** {@code Canceled At (UTC)} as {@code canceledat}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("(utc)", "").replaceAll("[^a-z0-9]", "");
    }

    private static List<String> notes(List<String> header, Map<Column, Integer> found) {
        List<String> notes = new ArrayList<>();
        notes.add(found.entrySet().stream()
                .map(entry -> entry.getKey().word() + " is column " + (entry.getValue() + 1) + ", "
                        + Wrong.shortened(header.get(entry.getValue())))
                .collect(Collectors.joining("; ", "Read: ", ".")));
        String rest = IntStream.range(0, header.size())
                .filter(number -> !found.containsValue(number))
                .mapToObj(number -> Wrong.shortened(header.get(number)))
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            notes.add("Not read: " + rest + ".");
        }
        return notes;
    }

    boolean has(Column column) {
        return found.containsKey(column);
    }

    /** What stands there; empty where the column or the value is not there. */
    Optional<String> text(Csv.Row row, Column column) {
        Integer number = found.get(column);
        return Optional.ofNullable(number).map(row.fields()::get).filter(text -> !text.isBlank());
    }

    String needed(Csv.Row row, Column column) throws Wrong {
        return text(row, column).orElseThrow(() -> new Wrong(column.word() + " is empty."));
    }

    int count(Csv.Row row, Column column, int least, int usual) throws Wrong {
        Optional<String> text = text(row, column);
        if (text.isEmpty()) {
            return usual;
        }
        OptionalInt number =
                text.get().matches("\\d{1,7}") ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
        if (number.isEmpty() || number.getAsInt() < least || number.getAsInt() > MOST) {
            throw Wrong.not(column.word(), text.get(), "a whole number from " + least + " to " + MOST);
        }
        return number.getAsInt();
    }
}
