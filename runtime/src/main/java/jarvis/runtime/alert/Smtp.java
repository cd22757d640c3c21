package jarvis.runtime.alert;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One conversation with a mail server (RFC 5321). Where TLS is asked for, nothing but the greeting is said before it is
 * there, and a server that does not offer it is not spoken to.
 */
final class Smtp implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jarvis.alert");
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;

    private final MailChannel.Server server;
    private final Set<String> offers = new TreeSet<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private Smtp(MailChannel.Server server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static Smtp connect(MailChannel.Server server, SSLSocketFactory trusted, Duration patience)
            throws IOException, Undelivered {
        int millis = Math.toIntExact(patience.toMillis());
        Socket plain = new Socket();
        try {
            plain.setSoTimeout(millis);
            plain.connect(new InetSocketAddress(server.host(), server.port()), millis);
            boolean always = server.encryption() == MailChannel.Encryption.ALWAYS;
            Smtp smtp = new Smtp(server, always ? encrypted(plain, server, trusted) : plain);
            smtp.greet(trusted);
            return smtp;
        } catch (IOException | Undelivered | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket plain, MailChannel.Server server, SSLSocketFactory trusted)
            throws IOException {
        SSLSocket socket = (SSLSocket) trusted.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void greet(SSLSocketFactory trusted) throws IOException, Undelivered {
        expect(2, "its greeting");
        hello();
        if (server.encryption() != MailChannel.Encryption.STARTTLS) {
            return;
        }
        if (!offers.contains("STARTTLS")) {
            throw new Undelivered(
                    "It offers no STARTTLS, so nothing is sent. Say tls: none or tls: always if you mean it.");
        }
        say("STARTTLS", 2);
        if (in.available() > 0) {
            throw new Undelivered("It talks out of turn before the encryption.");
        }
        socket = encrypted(socket, server, trusted);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        hello();
    }

    /** Who is older than EHLO is greeted as it was usual. */
    private void hello() throws IOException, Undelivered {
        offers.clear();
        String me = "[" + socket.getLocalAddress().getHostAddress() + "]";
        write("EHLO " + (me.contains(":") ? me.replace("[", "[IPv6:") : me) + "\r\n");
        if (reply() / 100 != 2) {
            offers.clear();
            say("HELO localhost", 2);
        }
    }

    void login(MailChannel.Login login) throws IOException, Undelivered {
        if (!(socket instanceof SSLSocket)) {
            throw new Undelivered("A password is never sent in the clear.");
        }
        String token = "\0" + login.user() + "\0" + login.password();
        write("AUTH PLAIN " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)) + "\r\n");
        expect(2, "AUTH");
    }

    /** To all whom the server takes it for: one address that is wrong keeps it from nobody else. */
    void send(Mail mail) throws IOException, Undelivered {
        say("MAIL FROM:<" + mail.envelope().from() + ">", 2);
        int refusal = 0;
        int taken = 0;
        for (String to : mail.envelope().to()) {
            write("RCPT TO:<" + to + ">\r\n");
            int code = reply();
            refusal = code / 100 == 2 ? refusal : code;
            taken += code / 100 == 2 ? 1 : 0;
        }
        if (taken == 0) {
            throw new Undelivered("It answers RCPT with " + refusal + ".");
        } else if (refusal != 0) {
            LOG.log(
                    Level.WARNING,
                    "email: " + server.host() + " takes mail for " + taken + " of "
                            + mail.envelope().to().size() + " addresses (RCPT: " + refusal + ")");
        }
        say("DATA", 3);
        write(mail.wire());
        expect(2, "the message");
    }

    private void say(String command, int wanted) throws IOException, Undelivered {
        write(command + "\r\n");
        int end = command.indexOf(' ');
        expect(wanted, end < 0 ? command : command.substring(0, end));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void expect(int wanted, String what) throws IOException, Undelivered {
        int code = reply();
        if (code / 100 != wanted) {
            throw new Undelivered("It answers " + what + " with " + code + ".");
        }
    }

    /** The code of a reply of one or more lines; what else the lines say is taken as what it offers. */
    private int reply() throws IOException, Undelivered {
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line();
            if (!line.matches("[2-5]\\d\\d([ -].*)?")) {
                throw new Undelivered("What answers there is no mail server.");
            }
            if (line.length() > 4) {
                offers.add(line.substring(4).strip().toUpperCase(Locale.ROOT));
            }
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return Integer.parseInt(line.substring(0, 3));
            }
        }
        throw new Undelivered("Its answer does not end.");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the line does not end");
            }
            line.append((char) one);
        }
        return line.toString().stripTrailing();
    }

    /** Says goodbye without waiting for an answer: what was taken is taken. */
    @Override
    public void close() throws IOException {
        try {
            write("QUIT\r\n");
        } catch (IOException e) {
            // It has gone first.
        } finally {
            socket.close();
        }
    }
}
