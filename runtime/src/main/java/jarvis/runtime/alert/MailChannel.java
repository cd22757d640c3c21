package jarvis.runtime.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jarvis.runtime.project.Secrets;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Mail by way of one server. Where TLS is asked for, nothing but the greeting is said before it is there, and a server that
 * does not offer it is not spoken to.
 */
public final class MailChannel implements Channel {
    private static final System.Logger LOG = System.getLogger("jarvis.alert");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Server server;
    private final Envelope envelope;
    private final Secrets secrets;
    private final SSLSocketFactory trusted;

    /** How a server is spoken to. */
    public enum Encryption {
        NONE,
        STARTTLS,
        ALWAYS
    }

    /**
     * A mail server.
     *
     * @param login null: nobody logs in
     */
    public record Server(
            String host,
            int port,
            Encryption encryption,
            @Nullable Login login) {}

    /** As written: either may refer to the environment. */
    public record Login(String user, String password) {}

    /** Who writes to whom. */
    public record Envelope(String from, List<String> to) {
        public Envelope {
            to = List.copyOf(to);
        }
    }

    /** @param trusted makes the encrypted connections, and says which certificates are believed */
    public MailChannel(Server server, Envelope envelope, Secrets secrets, SSLSocketFactory trusted) {
        this.server = server;
        this.envelope = envelope;
        this.secrets = secrets;
        this.trusted = trusted;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public String target() {
        return String.join(", ", envelope.to()) + " by " + server.host() + ":" + server.port();
    }

    @Override
    public void send(Notice notice) throws Undelivered {
        Mail mail = new Mail(
                envelope,
                notice.title(),
                body(notice),
                "<" + Integer.toHexString(notice.id().hashCode()) + "."
                        + notice.at().toEpochMilli() + "@jarvis.invalid>",
                notice.at());
        Login login = resolved();
        if (login != null && server.encryption() == Encryption.NONE) {
            throw new Undelivered("A password is never sent in the clear.");
        }
        Session session = Session.getInstance(properties(login));
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            connect(transport, login);
            send(transport, mail.message(session));
        } catch (MessagingException e) {
            throw new Undelivered(sentence(e));
        }
    }

    private Properties properties(@Nullable Login login) {
        String patience = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        // Else it is the name of this machine, which has to be looked up and is nobody's business.
        properties.setProperty("mail.smtp.localhost", "localhost");
        // One address that is wrong keeps it from nobody else.
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(login != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.sasl.authorizationid", "");
        boolean starttls = server.encryption() == Encryption.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.encryption() == Encryption.ALWAYS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trusted);
        return properties;
    }

    private void connect(SMTPTransport transport, @Nullable Login login) throws MessagingException, Undelivered {
        String user = login == null ? null : login.user();
        try {
            transport.connect(server.host(), server.port(), user, login == null ? null : login.password());
        } catch (MessagingException e) {
            boolean greeted = transport.getLastReturnCode() == 250;
            if (server.encryption() == Encryption.STARTTLS && greeted && !transport.supportsExtension("STARTTLS")) {
                throw new Undelivered(
                        "It offers no STARTTLS, so nothing is sent. Say tls: none or tls: always if you mean it.");
            }
            throw e;
        }
        if (login != null && !transport.supportsExtension("AUTH")) {
            throw new Undelivered("It takes no login. Leave out user and password, or name another port.");
        }
    }

    private void send(SMTPTransport transport, MimeMessage message) throws MessagingException, Undelivered {
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            int refusal = refusal(e);
            int taken = e.getValidSentAddresses() == null ? 0 : e.getValidSentAddresses().length;
            if (taken == 0) {
                String what = refusal > 0 ? "RCPT with " + refusal : "with " + transport.getLastReturnCode();
                throw new Undelivered("It answers " + what + ".");
            }
            LOG.log(
                    Level.WARNING,
                    "email: " + server.host() + " takes mail for " + taken + " of "
                            + envelope.to().size() + " addresses (RCPT: " + refusal + ")");
        }
    }

    /** The code with which an address was refused; 0: none was. */
    private static int refusal(Throwable trouble) {
        for (Throwable one = trouble; one != null; one = one.getCause()) {
            if (one instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
        }
        return 0;
    }

    /** Never the library's words: they may hold what the other side said. */
    private String sentence(MessagingException trouble) {
        Throwable cause = trouble;
        while (cause instanceof MessagingException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case AuthenticationFailedException _ -> "It does not take this user and password.";
            case ConnectException _ -> "Nobody listens at " + server.host() + ":" + server.port() + ".";
            case UnknownHostException _ -> "The host " + server.host() + " is not known.";
            case SocketTimeoutException _ -> "It does not answer in time.";
            case SSLException _ ->
                "No encrypted connection came about: its certificate is not believed, or it has none.";
            default -> "The connection broke off, or what answers there is no mail server.";
        };
    }

    private @Nullable Login resolved() throws Undelivered {
        Login login = server.login();
        try {
            return login == null ? null : new Login(secrets.resolve(login.user()), secrets.resolve(login.password()));
        } catch (Secrets.Missing e) {
            throw new Undelivered(e.getMessage());
        }
    }

    private static String body(Notice notice) {
        return notice.text() + "\n\nalert: " + notice.rule() + "\nstate: "
                + notice.kind().word() + "\nrule: "
                + notice.watched() + "\nseverity: " + notice.urgency().word() + "\nfired at: " + notice.firedAt()
                + "\nat: " + notice.at() + "\n";
    }
}
