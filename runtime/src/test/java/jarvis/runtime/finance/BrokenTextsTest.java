package jarvis.runtime.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever a text is, reading it gives a value or sentences, and no sentence repeats much of it. */
class BrokenTextsTest {
    private static final Map<String, Function<String, Parsed<?>>> READERS = Map.of(
            Texts.example(),
            FinanceYaml::read,
            Texts.STRIPE_CSV,
            CsvSubscriptions::read,
            Texts.DAWG,
            DawgSubscriptions::read,
            Texts.STRIPE,
            StripeSubscriptions::read);
    private static final int MOST = 40;

    @Test
    void a_text_that_is_cut_at_any_byte_is_understood_or_refused() {
        READERS.forEach((text, reader) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length <= bytes.length; length++) {
                check(new String(bytes, 0, length, StandardCharsets.UTF_8), reader);
            }
        });
    }

    @Test
    void a_text_with_any_byte_changed_is_understood_or_refused() {
        byte[] others = "\"{}[]:,-#&*!|>%@`\\\n\t\0 9\u00e9".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        READERS.forEach((text, reader) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at++) {
                byte[] changed = Arrays.copyOf(bytes, bytes.length);
                changed[at] = others[random.nextInt(others.length)];
                check(new String(changed, StandardCharsets.UTF_8), reader);
            }
        });
    }

    @Test
    void no_reader_minds_the_text_of_another() {
        each((text, reader) -> check(text, reader));
        each((_, reader) -> check("[".repeat(100_000), reader));
        each((_, reader) -> check("{\"a\":".repeat(100_000), reader));
        each((_, reader) -> check("a:\n".repeat(3_000), reader));
        each((_, reader) -> check("\uFEFF", reader));
    }

    private static void each(BiConsumer<String, Function<String, Parsed<?>>> check) {
        READERS.keySet().forEach(text -> READERS.values().forEach(reader -> check.accept(text, reader)));
    }

    @Test
    void a_sentence_never_repeats_a_long_value() {
        String secret = "sk_live_" + "0123456789abcdefghijklmnop".repeat(4);
        READERS.forEach((text, reader) -> {
            for (String word : text.split("[^A-Za-z0-9_.-]+")) {
                if (!word.isEmpty()) {
                    check(text.replace(word, secret), reader);
                }
            }
        });
        for (String form : new String[] {"*%s", "&%s a: &%s b", "!%s!x y", "%%%s", "a: {%s: 1, %s: 2}", "? %s"}) {
            check(form.replace("%s", secret), FinanceYaml::read);
        }
    }

    private static void check(String text, Function<String, Parsed<?>> reader) {
        switch (reader.apply(text)) {
            case Parsed.Understood<?> understood ->
                assertThat(understood.value()).isNotNull();
            case Parsed.Refused<?> refused -> {
                assertThat(refused.problems()).isNotEmpty();
                refused.problems().forEach(problem -> repeatsLittle(problem, text));
            }
        }
    }

    private static void repeatsLittle(String problem, String text) {
        for (int at = 0; at + MOST < problem.length(); at++) {
            String part = problem.substring(at, at + MOST + 1);
            // A key that is known, before what it says, is no repetition.
            assertThat(text.contains(part) && !part.contains(": ")).as(problem).isFalse();
        }
    }
}
