package jarvis.core.plan.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "**Bold:** text ! Bold: text",
                "**Fix** (`a/b_c.ts`) ! Fix (a/b_c.ts)",
                "`/src/**` and `x` ! /src/** and x",
                "snake_case_name ! snake_case_name",
                "a * b ! a * b",
                "*soft* and [link](http://x) ! soft and link",
                "A & B < C ! A & B < C",
                "1 \\* 2 ! 1 * 2",
                "[ ] open box ! [ ] open box",
                "curl http://<host>/x ! curl http://<host>/x",
                "**not closed ! **not closed"
            })
    void the_plain_text_is_what_a_reader_sees(String raw, String plain) {
        assertThat(Inline.plain(raw)).isEqualTo(plain);
    }

    /** The quick way must never read a line otherwise than CommonMark does; where it is not sure it gives up. */
    @Test
    void the_quick_way_agrees_with_the_parser() {
        String[] parts = {
            "**", "*", "_", "__", "`", " ", "a", "B", "1", ":", "(", ")", "[", "]", "[ ] ", "[x] ", "\\", "<", "&", "!",
            ".", "-", "word", ",", "🔧", "/"
        };
        Random random = new Random(7);
        int simple = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder line = new StringBuilder("a");
            for (int k = random.nextInt(14); k >= 0; k--) {
                line.append(parts[random.nextInt(parts.length)]);
            }
            String raw = line.toString().strip();
            String quick = SimpleInline.plain(raw);
            if (quick != null) {
                simple++;
                assertThat(quick.strip()).as(raw).isEqualTo(Inline.parsed(raw));
            }
        }
        assertThat(simple).isGreaterThan(10_000);
    }
}
