package jarvis.runtime.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A small mail server on a port of its own: notes every line it is told, and every message as it was before its dots. */
final class FakeMailServer implements AutoCloseable {
    final Told<String> lines = new Told<>();
    final Told<String> messages = new Told<>();
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable SSLContext certificate;
    volatile boolean old;
    volatile boolean encryptedAtOnce;
    volatile boolean takesLogins = true;
    volatile String login = "235 welcome";
    volatile String toAda = "250 ok";
    volatile String toOthers = "250 ok";

    /** @param certificate null: it offers no encryption */
    FakeMailServer(@Nullable SSLContext certificate) throws IOException {
        this.certificate = certificate;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            boolean encrypts = encryptedAtOnce;
            if (!encrypts) {
                greet(plain);
                encrypts = talk(plain, certificate != null);
            }
            if (!encrypts || certificate == null) {
                return;
            }
            SSLSocket socket = (SSLSocket) certificate.getSocketFactory().createSocket(plain, null, true);
            socket.setUseClientMode(false);
            socket.startHandshake();
            lines.add("(encrypted)");
            if (encryptedAtOnce) {
                greet(socket);
            }
            talk(socket, false);
        } catch (IOException e) {
            lines.add("(broken off)");
        }
    }

    private static void greet(Socket socket) throws IOException {
        say(socket.getOutputStream(), "220-fake", "220 ready");
    }

    /** True when the encryption is to begin. */
    private boolean talk(Socket socket, boolean offers) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "EHLO" -> hello(out, offers);
                case "STARTTLS" -> {
                    say(out, "220 go on");
                    return true;
                }
                case "RCPT" -> say(out, line.contains("ada") ? toAda : toOthers);
                case "DATA" -> {
                    say(out, "354 go on");
                    messages.add(message(in));
                    say(out, "250 taken");
                }
                case "AUTH" -> say(out, login);
                default -> say(out, "250 ok");
            }
        }
        return false;
    }

    private void hello(OutputStream out, boolean offers) throws IOException {
        if (old) {
            say(out, "502 what?");
        } else if (offers) {
            say(out, "250-fake", "250-SIZE 9000", "250 STARTTLS");
        } else {
            say(out, "250-fake", "250 " + (takesLogins ? "AUTH PLAIN" : "SIZE 9000"));
        }
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return message.toString();
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
