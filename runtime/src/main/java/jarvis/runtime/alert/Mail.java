package jarvis.runtime.alert;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;

/**
 * A plain text message. Nothing in it can become a header or an address: what holds a line's end or a bracket is refused.
 *
 * @param id as it is written, in angle brackets
 */
record Mail(MailChannel.Envelope envelope, String subject, String body, String id, Instant at) {
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

    MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new Named(session);
        message.setFrom(new InternetAddress(envelope.from(), false));
        for (String to : envelope.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, false));
        }
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(at));
        message.setHeader("Auto-Submitted", "auto-generated");
        // As bytes: a text would be looked up among the handlers of the activation framework.
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/plain; charset=utf-8")));
        message.saveChanges();
        return message;
    }

    /** With our id: the library's would tell the name of this machine. */
    private final class Named extends MimeMessage {
        Named(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
