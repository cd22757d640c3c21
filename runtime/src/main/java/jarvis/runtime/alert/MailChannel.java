package jarvis.runtime.alert;

import jarvis.runtime.project.Secrets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Mail by way of one server. */
public final class MailChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Server server;
    private final Envelope envelope;
    private final Secrets secrets;
    private final SSLSocketFactory trusted;

    /** How a server is spoken to; see {@link Smtp}. */
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
        try (Smtp smtp = Smtp.connect(server, trusted, PATIENCE)) {
            if (login != null) {
                smtp.login(login);
            }
            smtp.send(mail);
        } catch (ConnectException e) {
            throw new Undelivered("Nobody listens at " + server.host() + ":" + server.port() + ".");
        } catch (UnknownHostException e) {
            throw new Undelivered("The host " + server.host() + " is not known.");
        } catch (SocketTimeoutException e) {
            throw new Undelivered("It does not answer in time.");
        } catch (SSLException e) {
            throw new Undelivered(
                    "No encrypted connection came about: its certificate is not believed, or it has none.");
        } catch (IOException e) {
            throw new Undelivered("The connection broke off.");
        }
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
