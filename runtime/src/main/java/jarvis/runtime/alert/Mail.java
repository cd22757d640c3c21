package jarvis.runtime.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A plain text message. Nothing in it can become a header or an address: what holds a line's end or a bracket is refused.
 *
 * @param id as it is written, in angle brackets
 */
record Mail(MailChannel.Envelope envelope, String subject, String body, String id, Instant at) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final int LONGEST_LINE = 900;
    private static final int WORD_BYTES = 42;

    Mail {
        Stream.concat(envelope.to().stream(), Stream.of(envelope.from())).forEach(Mail::checkAddress);
        if (Stream.of(subject, id).anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("a header is one line");
        }
    }

    private static void checkAddress(String address) {
        if (!address.chars().allMatch(one -> one > ' ' && one < 127 && one != '<' && one != '>' && one != ',')) {
            throw new IllegalArgumentException("an address has no spaces and no brackets");
        }
    }

    /** As it is sent: lines that end in CR LF, none of which is mistaken for the end. */
    String wire() {
        boolean plain = body.chars().allMatch(one -> one == '\n' || (one >= ' ' && one < 127))
                && body.lines().allMatch(line -> line.length() <= LONGEST_LINE);
        List<String> head = List.of(
                "From: <" + envelope.from() + ">",
                "To: <" + String.join(">,\r\n <", envelope.to()) + ">",
                "Subject: " + encoded(subject),
                "Date: " + DATE.format(at.atOffset(ZoneOffset.UTC)),
                "Message-ID: " + id,
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: " + (plain ? "7bit" : "base64"),
                "Auto-Submitted: auto-generated");
        StringBuilder wire = new StringBuilder();
        head.forEach(line -> wire.append(line).append("\r\n"));
        wire.append("\r\n");
        lines(plain)
                .forEach(line -> wire.append(line.startsWith(".") ? "." : "")
                        .append(line)
                        .append("\r\n"));
        return wire.append(".\r\n").toString();
    }

    private Stream<String> lines(boolean plain) {
        return plain
                ? body.lines()
                : Base64.getMimeEncoder()
                        .encodeToString(body.getBytes(StandardCharsets.UTF_8))
                        .lines();
    }

    /** A header's text; where it is not ASCII in encoded words, each of whole characters. */
    private static String encoded(String text) {
        if (text.chars().allMatch(one -> one >= ' ' && one < 127)) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder piece = new StringBuilder();
        text.codePoints().forEach(one -> {
            if (bytes(piece).length + 4 > WORD_BYTES) {
                words.append(word(piece)).append("\r\n ");
                piece.setLength(0);
            }
            piece.appendCodePoint(one);
        });
        return words.append(word(piece)).toString();
    }

    private static String word(StringBuilder piece) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes(piece)) + "?=";
    }

    private static byte[] bytes(StringBuilder piece) {
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }
}
