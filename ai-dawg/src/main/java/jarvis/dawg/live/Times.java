package jarvis.dawg.live;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long how many took, by class of time. A class is an eighth of a power of two wide: what it says of a time is right to a
 * sixteenth, and below 16 microseconds exact.
 *
 * @param counts how many, by number of the class
 */
record Times(SortedMap<Integer, Long> counts) {
    private static final int EIGHTH = 3;
    private static final int LAST = number(Long.MAX_VALUE);
    /** So many never are in five minutes, and their sums do not overflow. */
    private static final long MOST = 1L << 40;

    static final Times NONE = new Times(new TreeMap<>());

    Times {
        if (counts.values().stream().anyMatch(count -> count < 1)
                || counts.keySet().stream().anyMatch(number -> number < 0 || number > LAST)) {
            throw new IllegalArgumentException("no counts by class: " + counts);
        }
    }

    static Times of(long micros) {
        SortedMap<Integer, Long> one = new TreeMap<>();
        one.put(number(micros), 1L);
        return new Times(one);
    }

    private static int number(long micros) {
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(micros | 1) - EIGHTH);
        return (shift << EIGHTH) + (int) (micros >>> shift);
    }

    /** The middle of a class, in microseconds. */
    private static double middle(int number) {
        int shift = Math.max(0, (number >>> EIGHTH) - 1);
        double low = Math.scalb((double) (number - (shift << EIGHTH)), shift);
        return low + (Math.scalb(1.0, shift) - 1) / 2;
    }

    Times plus(Times other) {
        if (counts.isEmpty() || other.counts.isEmpty()) {
            return counts.isEmpty() ? other : this;
        }
        SortedMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((number, count) -> sum.merge(number, count, Long::sum));
        return new Times(sum);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The microseconds that the given share took at most; 0 when there was none. */
    double quantile(double share) {
        long left = (long) Math.ceil(count() * share);
        for (Map.Entry<Integer, Long> one : counts.entrySet()) {
            left -= one.getValue();
            if (left <= 0) {
                return middle(one.getKey());
            }
        }
        return 0;
    }

    /** As {@code 3:1,17:20}. */
    String text() {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException when it is no such text */
    static Times read(String text) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = one.split(":", 2);
            long count = parts.length < 2 ? 0 : Long.parseLong(parts[1]);
            if (count > MOST) {
                throw new IllegalArgumentException(one);
            }
            counts.put(Integer.parseInt(parts[0]), count);
        }
        return new Times(counts);
    }
}
