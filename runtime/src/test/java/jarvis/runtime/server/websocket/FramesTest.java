package jarvis.runtime.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.helidon.common.buffers.DataReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which bytes are a message and which break a rule. Written by hand as RFC 6455 draws them; a mask of zeros changes nothing. */
class FramesTest {
    private static final String MASK = "00000000";
    private static final int MOST = 70_000;

    @Test
    void aMessageComesWholeOrInPieces() throws Violation {
        assertThat(texts("8182" + MASK + "6869")).containsExactly("hi");
        assertThat(texts("0181" + MASK + "68", "8081" + MASK + "69")).containsExactly("hi");
        assertThat(texts("0181" + MASK + "68", "8980" + MASK, "8081" + MASK + "69"))
                .containsExactly("hi");
        assertThat(texts("8180" + MASK, "8181" + MASK + "61")).containsExactly("", "a");
    }

    @Test
    void aMaskIsTakenOff() throws Violation {
        assertThat(texts("818537fa213d7f9f4d5158")).containsExactly("Hello"); // the example of RFC 6455, section 5.7
    }

    @Test
    void aCharacterMayBeCutInTwo() throws Violation {
        assertThat(texts("0181" + MASK + "c3", "8081" + MASK + "a4")).containsExactly("ä");
    }

    @Test
    void lengthsOfEachFormAreRead() throws Violation {
        for (int length : new int[] {125, 126, 65_535, 65_536}) {
            String head = length < 126
                    ? "81%02x".formatted(0x80 | length)
                    : length < 65_536 ? "81fe%04x".formatted(length) : "81ff%016x".formatted(length);
            assertThat(texts(head + MASK + "61".repeat(length))).containsExactly("a".repeat(length));
        }
    }

    @Test
    void eachRuleHasItsCode() {
        assertThat(refusal("c180" + MASK)).as("reserved bit").isEqualTo(1002);
        assertThat(refusal("8380" + MASK)).as("unknown opcode").isEqualTo(1002);
        assertThat(refusal("810161")).as("no mask").isEqualTo(1002);
        assertThat(refusal("0980" + MASK)).as("a ping in pieces").isEqualTo(1002);
        assertThat(refusal("89fe007e" + MASK + "61".repeat(126)))
                .as("a long ping")
                .isEqualTo(1002);
        assertThat(refusal("8080" + MASK)).as("nothing to go on with").isEqualTo(1002);
        assertThat(refusal("8181" + MASK + "61", "8080" + MASK))
                .as("it has ended")
                .isEqualTo(1002);
        assertThat(refusal("0181" + MASK + "61", "8181" + MASK + "61"))
                .as("it has not ended")
                .isEqualTo(1002);
        assertThat(refusal("81ff8000000000000000" + MASK)).as("below zero").isEqualTo(1002);
        assertThat(refusal("81ff0000000000ffffff" + MASK)).as("too big").isEqualTo(1009);
        String half = "61".repeat(40_000);
        assertThat(refusal("01fe9c40" + MASK + half, "80fe9c40" + MASK + half))
                .as("too big in pieces")
                .isEqualTo(1009);
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithTheFirstPieceThatShowsIt() {
        for (String bad : List.of("c0af", "eda080", "f4908080", "80", "ff")) {
            assertThat(refusal("01%02x".formatted(0x80 | bad.length() / 2) + MASK + bad))
                    .as(bad)
                    .isEqualTo(1007);
        }
        assertThat(refusal("8181" + MASK + "c3")).as("cut off at its end").isEqualTo(1007);
    }

    @Test
    void theNextFrameIsFoundBehindARefusedOne() throws Violation {
        FrameReader frames = frames("c182" + MASK + "6161", "810161", "8181" + MASK + "62");
        assertThat(refused(frames)).isPresent();
        assertThat(refused(frames)).isPresent();
        assertThat(frames.next().payload()).containsExactly('b');
    }

    @Test
    void whatTheServerSendsHasTheShortestLength() {
        assertThat(HexFormat.of()
                        .formatHex(Frame.whole(Opcode.TEXT, bytes("hi")).bytes()))
                .isEqualTo("81026869");
        assertThat(head(125)).isEqualTo("827d");
        assertThat(head(126)).isEqualTo("827e007e");
        assertThat(head(65_536)).isEqualTo("827f0000000000010000");
    }

    private static String head(int length) {
        String hex = HexFormat.of()
                .formatHex(Frame.whole(Opcode.BINARY, new byte[length]).bytes());
        return hex.substring(0, hex.length() - 2 * length);
    }

    @Test
    void onlyCodesThatMeanSomethingMayBeSent() {
        assertThat(Stream.of(1000, 1001, 1003, 1007, 1011, 1014, 3000, 4999)).allMatch(CloseCode::sendable);
        assertThat(Stream.of(0, 999, 1004, 1005, 1006, 1015, 2999, 5000)).noneMatch(CloseCode::sendable);
    }

    private static int refusal(String... hex) {
        Violation violation = catchThrowableOfType(Violation.class, () -> texts(hex));
        return violation.code().number;
    }

    private static Optional<Violation> refused(FrameReader frames) {
        return Optional.ofNullable(catchThrowableOfType(Violation.class, frames::next));
    }

    /** The text messages in these frames, pings left out. */
    private static List<String> texts(String... hex) throws Violation {
        FrameReader frames = frames(hex);
        MessageReader messages = new MessageReader(MOST);
        List<String> texts = new java.util.ArrayList<>();
        for (int i = 0; i < hex.length; i++) {
            Frame frame = frames.next();
            if (!frame.opcode().control()) {
                messages.take(frame).ifPresent(message -> texts.add(((Message.Text) message).text()));
            }
        }
        return texts;
    }

    /** Each frame arrives on its own. */
    private static FrameReader frames(String... hex) {
        Queue<byte[]> arriving = new ArrayDeque<>();
        Stream.of(hex).map(HexFormat.of()::parseHex).forEach(arriving::add);
        return new FrameReader(new DataReader(arriving::poll), MOST);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
