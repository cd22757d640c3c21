package jarvis.runtime.source.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormsTest {
    private static final Map<String, Parser> FORMS = Map.of(
            "JSON", TreeParser.json(),
            "YAML", TreeParser.yaml(),
            "TOML", TreeParser.toml(),
            "CSV", new CsvParser(),
            "JSON lines", new JsonLinesParser());
    private static final Map<String, String> SAMPLES = Map.of(
            "JSON", "{\"cash\": 225000, \"note\": \"zebra\\u00e9\", \"list\": [1, {\"deep\": true}]}",
            "YAML", "cash: 225000\nnote: zebra\nlist:\n  - 1\n  - deep: true\n",
            "TOML", "cash = 225000\nnote = \"zebra\"\n[list]\ndeep = [true, 1.5]\n",
            "CSV", "day,amount,note\n1,12.50,zebra\n2,13,\"two\nlines\"\n",
            "JSON lines", "{\"cash\": 1, \"note\": \"zebra\"}\n{\"cash\": 2}\n");

    @Test
    void toml_is_a_tree() throws Malformed {
        JsonNode read = read("TOML", "cash = 225000\n[burn]\nmonthly = 8500.50\nsince = 2026-11-01\n");
        assertThat(read.at("/cash").intValue()).isEqualTo(225000);
        assertThat(read.at("/burn/monthly").decimalValue()).isEqualByComparingTo("8500.50");
        assertThat(read.at("/burn/since").stringValue()).isEqualTo("2026-11-01");
    }

    @Test
    void a_table_is_rows_by_their_columns_names_with_the_last_one_at_hand() throws Malformed {
        JsonNode read = read("CSV", "\ufeffday,amount\r\n1,12.50\r\n2,\r\n");
        assertThat(read.toString())
                .isEqualTo("{\"header\":[\"day\",\"amount\"],\"rows\":[{\"day\":\"1\",\"amount\":\"12.50\"},"
                        + "{\"day\":\"2\",\"amount\":null}],\"last\":{\"day\":\"2\",\"amount\":null},\"count\":2}");
    }

    @Test
    void a_table_without_rows_has_no_last_one() throws Malformed {
        assertThat(read("CSV", "day,amount\n").toString())
                .isEqualTo("{\"header\":[\"day\",\"amount\"],\"rows\":[],\"count\":0}");
    }

    @Test
    void a_line_that_is_still_being_written_is_left_out() throws Malformed {
        assertThat(read("JSON lines", "{\"n\":1}\n\n{\"n\":2}\r\n{\"n\":3").toString())
                .isEqualTo("{\"lines\":[{\"n\":1},{\"n\":2}],\"last\":{\"n\":2},\"count\":2}");
        assertThat(read("JSON lines", "1\n12").at("/count").intValue()).isEqualTo(1);
        assertThat(read("JSON lines", "{\"n\":1}\n{\"n\":2}").at("/last/n").intValue())
                .isEqualTo(2);
    }

    @Test
    void of_many_lines_the_last_thousand_are_kept_and_all_are_counted() throws Malformed {
        JsonNode read = read("JSON lines", "{\"n\":1}\n".repeat(2_500) + "{\"n\":7}\n");
        assertThat(read.at("/lines").size()).isEqualTo(1_000);
        assertThat(read.at("/count").intValue()).isEqualTo(2_501);
        assertThat(read.at("/last/n").intValue()).isEqualTo(7);
    }

    @Test
    void each_says_where_it_goes_wrong() {
        says("JSON", "{\"a\": 1,\n \"zebra\" 2}", "It is not JSON: it goes wrong at line 2, column 10.");
        says("JSON", "{\"a\": 1} zebra", "It is not JSON: it goes wrong at line 1, column 10.");
        says("JSON", "{\"zebra\": 1, \"zebra\": 2}", "It is not JSON: it goes wrong at line 1, column 21.");
        says("YAML", "a: 1\nzebra: [", "It is not YAML: it goes wrong at line 2, column 9.");
        says("YAML", "zebra: 1\nzebra: 2\n", "It is not YAML: it goes wrong at line 2, column 6.");
        says("YAML", "a: 1\n---\nzebra: 2\n", "It is not YAML: it goes wrong at line 3, column 1.");
        says("TOML", "a = 1\nzebra = \n", "It is not TOML: it goes wrong at line 2, column 9.");
        says("TOML", "zebra = 1\nzebra = 2\n", "It is not TOML: it goes wrong at line 3, column 1.");
        says("JSON lines", "{\"a\": 1}\n{zebra}\n", "It is not JSON: it goes wrong at line 2, column 2.");
        says("CSV", "a,b\n1,2\nzebra\n", "Its row 2 has 1 fields, where the first line has 2.");
        says("CSV", "zebra,zebra\n", "Its first line gives column 2 the name of an earlier one.");
        says("CSV", "a,,zebra\n", "Its first line names no column 2.");
        says("CSV", "a,b\n1,\"zebra\n", "It is not CSV: it goes wrong at line 3, column 1.");
    }

    @Test
    void nothing_is_no_document() {
        FORMS.keySet().forEach(form -> says(form, "", "It is empty."));
    }

    @Test
    void half_a_json_document_is_none_wherever_it_ends() {
        TreeParser json = TreeParser.json();
        byte[] whole = sample("JSON");
        for (int length = 0; length < whole.length; length++) {
            byte[] half = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> json.read(half)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void whatever_is_cut_or_garbled_is_a_document_or_a_sentence_that_repeats_nothing_of_it() {
        Random random = new Random(7);
        FORMS.forEach((form, parser) -> {
            byte[] whole = sample(form);
            for (int at = 0; at < whole.length; at++) {
                quietly(parser, Arrays.copyOf(whole, at));
                for (int round = 0; round < 20; round++) {
                    byte[] garbled = whole.clone();
                    garbled[at] = (byte) random.nextInt(256);
                    quietly(parser, garbled);
                }
            }
        });
    }

    @Test
    void depth_and_length_are_bounded() {
        says("JSON", "[".repeat(100_000), "deeper than 200 times");
        says("YAML", "[".repeat(100_000), "deeper than 200 times");
        says("YAML", "- ".repeat(5_000) + "1", "deeper than 200 times");
        says("TOML", "a = " + "[".repeat(100_000), "deeper than 200 times");
        says("TOML", "a" + ".a".repeat(5_000) + " = 1", "200 times");
        says("JSON", "1".repeat(101), "numbers of more than 100 digits");
        says("JSON", "[1e999999999]", "an exponent beyond 1000");
        says("JSON", "[" + "1,".repeat(1_100_000) + "1]", "more than 1000000 values");
        says("CSV", "a\n" + "1\n".repeat(10_001), "more than 10000 rows");
    }

    private static void quietly(Parser parser, byte[] bytes) {
        try {
            parser.read(bytes);
        } catch (Malformed e) {
            assertThat(e.getMessage()).doesNotContain("zebra", "225000").endsWith(".");
        }
    }

    private static void says(String form, String text, String sentence) {
        assertThatThrownBy(() -> read(form, text))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("zebra");
    }

    private static byte[] sample(String form) {
        return String.valueOf(SAMPLES.get(form)).getBytes(UTF_8);
    }

    private static JsonNode read(String form, String text) throws Malformed {
        Parser parser = FORMS.get(form);
        if (parser == null) {
            throw new IllegalArgumentException(form);
        }
        return parser.read(text.getBytes(UTF_8));
    }
}
