package jarvis.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.ownership.Change.Kind;
import jarvis.core.ownership.Change.Side;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git prints of changes. */
class RawDiffTest {
    private static final String ZERO = "0".repeat(40);
    private static final String BOTH = Samples.OLD + " " + Samples.NEW;

    private static List<Change> changes(String output) {
        return changes(output.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Change> changes(byte[] output) {
        return switch (RawDiff.read(output)) {
            case RawDiff.Reading.Read(List<Change> changes) -> changes;
            case RawDiff.Reading.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    @Test
    void each_kind_of_change_is_read() {
        String output = ":000000 100644 " + ZERO + " " + Samples.NEW + " A\0a b\n😀\0"
                + ":100644 000000 " + Samples.OLD + " " + ZERO + " D\0gone\0"
                + ":100644 100755 " + BOTH + " M\0run.sh\0"
                + ":100644 100644 " + BOTH + " R086\0from\0to\0"
                + ":100644 100644 " + BOTH + " C100\0model\0copy\0"
                + ":100644 120000 " + BOTH + " T\0link\0"
                + ":160000 160000 " + BOTH + " M\0module\0";
        assertThat(changes(output))
                .extracting(Change::kind)
                .containsExactly(Kind.ADD, Kind.DELETE, Kind.EDIT, Kind.RENAME, Kind.COPY, Kind.TYPE, Kind.EDIT);
        assertThat(changes(output)).extracting(Change::path).startsWith("a b\n😀", "gone", "run.sh", "to");
        assertThat(changes(output).get(3).before()).isEqualTo(new Side("from", "100644", Samples.OLD));
    }

    @Test
    void nothing_is_no_change() {
        assertThat(changes("")).isEmpty();
    }

    @Test
    void names_that_are_no_text_stay_apart() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        for (int odd : new int[] {0xE4, 0xF6}) {
            output.writeBytes(
                    (":000000 100644 " + ZERO + " " + Samples.NEW + " A\0x").getBytes(StandardCharsets.UTF_8));
            output.write(odd);
            output.write(0);
        }
        assertThat(changes(output.toByteArray())).extracting(Change::path).containsExactly("x\udce4", "x\udcf6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":100644 100644 OLD NEW X\0a\0",
                ":100644 100644 OLD NEW U\0a\0",
                ":100644 100644 OLD NEW M\0a",
                ":100644 100644 OLD NEW R100\0a\0",
                ":100644 100644 OLD NEW M50\0a\0",
                ":100644 100644 1111111 2222222 M\0a\0",
                ":100644 040000 OLD NEW M\0a\0",
                ":100644 100644 OLD NEW A\0a\0",
                ":100644 000000 OLD NEW M\0a\0",
                "::100644 100644 100644 OLD OLD NEW MM\0a\0",
                "nonsense\0"
            })
    void what_is_not_known_is_refused(String output) {
        String whole = output.replace("OLD", Samples.OLD).replace("NEW", Samples.NEW);
        assertThat(RawDiff.read(whole.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RawDiff.Reading.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith("What git says was changed cannot be read at entry 1, because ")
                                .endsWith(
                                        "Compare again with: git " + String.join(" ", RawDiff.COMMAND) + " BASE TIP"));
    }
}
