package jarvis.dawg.traffic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody who ever joins, numbered in that order. It is fixed in time, so that it is the same whenever it is asked: each year
 * half as many more join as in the year before.
 *
 * @param size about how many are active in a month at the end of 2026
 */
record Crowd(long seed, int size) {
    private static final long MEASURED = LocalDate.of(2027, 1, 1).toEpochDay();
    private static final double YEAR = 365.25;
    private static final double GROWTH = 1.5;
    /** How many have joined by the end of 2026 for each one who is still active then. */
    private static final double EVER = 7;

    private static final int MEAN_STAY = 120;
    private static final int LONGEST_STAY = 400;
    private static final int WEEK = 7;
    private static final double SUBSCRIBING = 0.15;

    /** Who is there on a day since 1970. */
    List<Person> on(long day) {
        List<Person> there = new ArrayList<>();
        for (long number = joined(day - LONGEST_STAY - WEEK); number <= joined(day + 1); number++) {
            Person one = person(number);
            if (one.joined() <= day && day <= one.left()) {
                there.add(one);
            }
        }
        return there;
    }

    /** The share of their users that come on a day of the week: fewer at the weekend. */
    static double rhythm(long day) {
        DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        return switch (weekday) {
            case MONDAY -> 0.9;
            case TUESDAY, WEDNESDAY -> 1.0;
            case THURSDAY -> 0.95;
            case FRIDAY -> 0.85;
            case SATURDAY -> 0.5;
            case SUNDAY -> 0.45;
        };
    }

    String name(String rest) {
        return seed + "." + size + "-" + rest;
    }

    /** The number of the last one who joined before a day. */
    private long joined(long day) {
        return (long) (size * EVER * Math.pow(GROWTH, (day - MEASURED) / YEAR));
    }

    private Person person(long number) {
        Chance chance = Chance.of(seed, size, number);
        double years = Math.log((number + 1) / (size * EVER)) / Math.log(GROWTH);
        long joined = workday(MEASURED + (long) (years * YEAR), chance);
        long stay = 1 + (long) Math.min(LONGEST_STAY - 1, -MEAN_STAY * Math.log(1 - chance.share()));
        double keen = 0.05 + 0.5 * chance.share() * chance.share();
        long subscribed = chance.once(SUBSCRIBING) && stay > 2 * WEEK ? joined + 1 + chance.below(WEEK) : Person.NEVER;
        long changed = subscribed != Person.NEVER && stay > 60 && chance.once(0.5) ? subscribed + 30 : Person.NEVER;
        String currency = chance.once(0.8) ? "EUR" : "USD";
        return new Person(name("user-" + number), joined, joined + stay, keen, subscribed, changed, currency);
    }

    /** One of the week's days from here, rather one on which many come. */
    private static long workday(long from, Chance chance) {
        long day = from + chance.below(WEEK);
        while (!chance.once(rhythm(day))) {
            day = from + chance.below(WEEK);
        }
        return day;
    }
}
