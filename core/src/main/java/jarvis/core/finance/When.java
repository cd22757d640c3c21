package jarvis.core.finance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When an amount is paid. */
public sealed interface When {
    /** The first day; null: since always. */
    @Nullable
    LocalDate first();

    /** How often it is paid from one day until before another. */
    Fraction times(LocalDate from, LocalDate before);

    /**
     * Again and again, from day to day in equal parts.
     *
     * @param months from one payment to the next
     * @param last null: without an end
     */
    record Every(
            int months, @Nullable LocalDate first, @Nullable LocalDate last) implements When {
        @Override
        public Fraction times(LocalDate from, LocalDate before) {
            LocalDate start = first == null || first.isBefore(from) ? from : first;
            LocalDate end = last == null || !last.isBefore(before) ? before : last.plusDays(1);
            Fraction sum = Fraction.ZERO;
            for (LocalDate day = start; day.isBefore(end); ) {
                LocalDate next = earlier(YearMonth.from(day).plusMonths(1).atDay(1), end);
                sum = sum.plus(Fraction.of(ChronoUnit.DAYS.between(day, next), day.lengthOfMonth()));
                day = next;
            }
            return sum.over(Fraction.of(months));
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /** On one day. */
    record Once(LocalDate first) implements When {
        @Override
        public Fraction times(LocalDate from, LocalDate before) {
            return first.isBefore(from) || !first.isBefore(before) ? Fraction.ZERO : Fraction.ONE;
        }
    }
}
