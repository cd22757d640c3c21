package jarvis.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of combining, over random readings. */
class DerivationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Reason> REASONS = List.of(Reason.values());
    private static final int ROUNDS = 2_000;

    @Test
    void a_result_is_as_bad_as_its_worst_input() {
        rounds(inputs -> {
            Quality worst = Collections.max(
                    inputs.stream().map(input -> input.reading().quality()).toList());
            assertThat(sum(inputs).quality()).isEqualTo(worst);
        });
    }

    @Test
    void a_result_is_as_old_as_its_oldest_input_and_of_unknown_age_where_one_is() {
        rounds(inputs -> {
            List<@Nullable Instant> times = new ArrayList<>();
            inputs.forEach(
                    input -> times.add(input.reading().provenance().clocks().asOf()));
            @Nullable
            Instant oldest = times.contains(null)
                    ? null
                    : times.stream()
                            .map(Objects::requireNonNull)
                            .min(Instant::compareTo)
                            .orElse(null);
            assertThat(sum(inputs).provenance().clocks().asOf()).isEqualTo(oldest);
        });
    }

    @Test
    void the_order_of_the_inputs_changes_neither_quality_nor_age() {
        rounds(inputs -> {
            List<Derivation.Named<Long>> other = new ArrayList<>(inputs);
            Collections.reverse(other);
            assertThat(sum(other).quality()).isEqualTo(sum(inputs).quality());
            assertThat(sum(other).provenance().clocks())
                    .isEqualTo(sum(inputs).provenance().clocks());
        });
    }

    @Test
    void combining_what_was_combined_is_as_combining_all_at_once() {
        rounds(inputs -> {
            List<Derivation.Named<Long>> first = inputs.subList(0, 1);
            List<Derivation.Named<Long>> rest = inputs.subList(1, inputs.size());
            Reading<Long> nested = sum(Stream.of(first, rest)
                    .filter(part -> !part.isEmpty())
                    .map(part -> new Derivation.Named<>("part", sum(part)))
                    .toList());
            Reading<Long> flat = sum(inputs);
            assertThat(nested.quality()).isEqualTo(flat.quality());
            assertThat(nested.provenance().clocks()).isEqualTo(flat.provenance().clocks());
            assertThat(nested.<@Nullable Long>fold(value -> value, _ -> null))
                    .isEqualTo(flat.<@Nullable Long>fold(value -> value, _ -> null));
        });
    }

    @Test
    void a_result_has_a_value_only_when_every_input_has_one() {
        rounds(inputs -> {
            boolean all = inputs.stream().allMatch(input -> input.reading().quality() != Quality.BAD);
            assertThat(sum(inputs).<Boolean>fold(_ -> true, _ -> false)).isEqualTo(all);
        });
    }

    @Test
    void a_calculation_without_an_answer_is_undefined_and_no_number() {
        List<Derivation.Named<Long>> inputs = List.of(named(good(5, NOON)));
        Reading<Long> reading = new Derivation<>(Meaning.PLAIN, inputs, List.of())
                .of(_ -> new Derivation.Result.Undefined<>("Nobody signed up."));
        assertThat(reading.cause()).isEqualTo(new Cause(Reason.UNDEFINED, "Nobody signed up."));
        assertThat(reading.provenance().clocks().asOf()).isEqualTo(NOON);
        assertThat(reading.provenance().derivedFrom()).hasSize(1);
    }

    @Test
    void the_cause_names_the_input_that_it_came_from() {
        Reading<Long> reading = sum(List.of(
                named(good(5, NOON)),
                new Derivation.Named<>("costs", Reading.notConfigured("No source states it.", Meaning.PLAIN))));
        assertThat(reading.cause()).isEqualTo(new Cause(Reason.NOT_CONFIGURED, "costs: No source states it."));
    }

    @Test
    void inputs_of_different_types_obey_the_same_laws() {
        rounds(inputs -> {
            Derivation.Named<Long> first = inputs.getFirst();
            Derivation.Named<Long> last = inputs.getLast();
            Derivation.Named<String> text = new Derivation.Named<>("text", word(last.reading()));
            Reading<Long> flat = sum(List.of(first, last));
            Reading<Long> two = Derivation.of(
                    Meaning.PLAIN,
                    first,
                    text,
                    (number, word) -> new Derivation.Result.Known<>(number + Long.parseLong(word)));
            Reading<Long> three = Derivation.of(
                    Meaning.PLAIN,
                    first,
                    text,
                    first,
                    (number, word, _) -> new Derivation.Result.Known<>(number + Long.parseLong(word)));
            for (Reading<Long> mixed : List.of(two, three)) {
                assertThat(mixed.quality()).isEqualTo(flat.quality());
                assertThat(mixed.provenance().clocks())
                        .isEqualTo(flat.provenance().clocks());
                assertThat(mixed.<@Nullable Long>fold(value -> value, _ -> null))
                        .isEqualTo(flat.<@Nullable Long>fold(value -> value, _ -> null));
            }
        });
    }

    private static Reading<String> word(Reading<Long> reading) {
        return switch (reading) {
            case Reading.Good<Long> good -> new Reading.Good<>("" + good.value(), good.provenance());
            case Reading.Uncertain<Long> some ->
                new Reading.Uncertain<>("" + some.value(), some.cause(), some.provenance());
            case Reading.Bad<Long> bad -> new Reading.Bad<>(bad.cause(), bad.provenance());
        };
    }

    private interface Check {
        void check(List<Derivation.Named<Long>> inputs);
    }

    private static void rounds(Check check) {
        Random random = new Random(20);
        for (int round = 0; round < ROUNDS; round++) {
            List<Derivation.Named<Long>> inputs = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                inputs.add(named(any(random)));
            }
            check.check(inputs);
        }
    }

    private static Reading<Long> sum(List<Derivation.Named<Long>> inputs) {
        return new Derivation<>(Meaning.PLAIN, inputs, List.of())
                .of(values -> new Derivation.Result.Known<>(
                        values.stream().mapToLong(Long::longValue).sum()));
    }

    private static Derivation.Named<Long> named(Reading<Long> reading) {
        return new Derivation.Named<>("n", reading);
    }

    private static Reading<Long> any(Random random) {
        Reading.Good<Long> good =
                good(random.nextInt(100), random.nextInt(4) == 0 ? null : NOON.minusSeconds(random.nextInt(1000)));
        Cause cause = new Cause(REASONS.get(random.nextInt(REASONS.size())), "why");
        return switch (random.nextInt(6)) {
            case 0 -> new Reading.Bad<>(cause, good.provenance());
            case 1, 2 -> new Reading.Uncertain<>(good.value(), cause, good.provenance());
            default -> good;
        };
    }

    private static Reading.Good<Long> good(long value, @Nullable Instant asOf) {
        Clocks clocks = new Clocks(asOf, NOON, NOON, null);
        return new Reading.Good<>(value, Provenance.stated(Origin.DERIVED, clocks, Meaning.PLAIN));
    }
}
