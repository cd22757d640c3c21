package jarvis.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jarvis.core.alert.Urgency;
import jarvis.runtime.alert.MailChannel.Encryption;
import jarvis.runtime.project.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real conversations with a small mail server. */
class MailChannelTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final SSLSocketFactory USUAL = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    Path folder;

    @Test
    void a_message_arrives_with_its_headers() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            channel(server, Encryption.NONE, null, USUAL).send(notice("financial.cash is < 10 (5 EUR)"));
            String message = server.messages.await(1).getFirst();
            assertThat(message)
                    .startsWith("Date: ")
                    .contains(
                            "\nFrom: jarvis@example.com\nTo: ada@example.com, bob@example.com\nMessage-ID: <",
                            "\nSubject: [critical] cash-low firing\n",
                            "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n",
                            "\nAuto-Submitted: auto-generated\n")
                    .contains("\n\nfinancial.cash is < 10 (5 EUR)\n");
            assertThat(server.lines.all())
                    .contains(
                            "MAIL FROM:<jarvis@example.com>", "RCPT TO:<ada@example.com>", "RCPT TO:<bob@example.com>");
        }
    }

    @Test
    void dots_line_ends_and_other_alphabets_arrive_as_they_were() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            MailChannel channel = channel(server, Encryption.NONE, null, USUAL);
            String nasty = ".\n..\nQUIT\n.";
            channel.send(notice(nasty));
            assertThat(server.messages.await(1).getFirst()).contains("\n\n" + nasty + "\n\nalert: cash-low");
            channel.send(notice("Kasse ist leer: 5 €\r\n.\r\nMAIL FROM:<x@y>"));
            String[] parts = server.messages.await(2).getLast().split("\n\n", 2);
            assertThat(parts[0]).contains("Content-Transfer-Encoding: quoted-printable");
            assertThat(parts[1]).startsWith("Kasse ist leer: 5 =E2=82=AC\n.\nMAIL FROM:<x@y>\n");
            assertThat(server.lines.all()).doesNotContain("MAIL FROM:<x@y>");
        }
    }

    @Test
    void nothing_becomes_a_header_or_an_address() throws Exception {
        MailChannel.Envelope good = new MailChannel.Envelope("a@b", List.of("c@d"));
        assertThatThrownBy(() -> new Mail(good, "hello\r\nBcc: x@y", "", "<1@j>", NOON))
                .hasMessageContaining("one line");
        for (String bad : List.of("a@b>\r\nRCPT TO:<x@y", "a@b> <x@y", "a b@c", "a@b\n")) {
            MailChannel.Envelope envelope = new MailChannel.Envelope("a@b", List.of(bad));
            assertThatThrownBy(() -> new Mail(envelope, "s", "", "<1@j>", NOON)).hasMessageContaining("no brackets");
        }
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        new Mail(good, "ä".repeat(60), "", "<1@j>", NOON)
                .message(Session.getInstance(new Properties()))
                .writeTo(words);
        assertThat(words.toString(StandardCharsets.US_ASCII).lines().filter(line -> line.contains("=?UTF-8?")))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() < 78);
    }

    @Test
    void with_starttls_all_but_the_greeting_is_encrypted_and_the_password_too() throws Exception {
        SSLContext own = certificate();
        try (FakeMailServer server = new FakeMailServer(own)) {
            MailChannel.Login login = new MailChannel.Login("jarvis", "${env:PASSWORD}");
            channel(server, Encryption.STARTTLS, login, own.getSocketFactory()).send(notice("x"));
            server.messages.await(1);
            List<String> lines = server.lines.all();
            assertThat(lines.subList(0, 3)).element(2).isEqualTo("(encrypted)");
            String token = Base64.getEncoder().encodeToString("\0jarvis\0secret".getBytes(StandardCharsets.UTF_8));
            assertThat(lines.indexOf("AUTH PLAIN " + token)).isGreaterThan(2);
        }
    }

    @Test
    void a_server_that_offers_no_encryption_or_a_certificate_of_its_own_is_told_nothing() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            assertThatThrownBy(() ->
                            channel(server, Encryption.STARTTLS, null, USUAL).send(notice("x")))
                    .hasMessageContaining("offers no STARTTLS");
            assertThat(server.lines.all()).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
        }
        try (FakeMailServer server = new FakeMailServer(certificate())) {
            assertThatThrownBy(() ->
                            channel(server, Encryption.STARTTLS, null, USUAL).send(notice("x")))
                    .hasMessageContaining("certificate is not believed");
            assertThat(server.lines.all()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void tls_from_the_beginning_carries_the_message() throws Exception {
        SSLContext own = certificate();
        try (FakeMailServer server = new FakeMailServer(own)) {
            server.encryptedAtOnce = true;
            channel(server, Encryption.ALWAYS, null, own.getSocketFactory()).send(notice("x"));
            server.messages.await(1);
            assertThat(server.lines.all()).startsWith("(encrypted)");
        }
    }

    @Test
    void a_believed_certificate_of_another_host_is_told_nothing() throws Exception {
        SSLContext other = certificate("dns:mail.example.com");
        for (Encryption encryption : List.of(Encryption.STARTTLS, Encryption.ALWAYS)) {
            try (FakeMailServer server = new FakeMailServer(other)) {
                server.encryptedAtOnce = encryption == Encryption.ALWAYS;
                assertThatThrownBy(() -> channel(server, encryption, null, other.getSocketFactory())
                                .send(notice("x")))
                        .hasMessageContaining("certificate is not believed");
                assertThat(server.lines.all()).noneMatch(line -> line.startsWith("MAIL"));
            }
        }
    }

    @Test
    void a_password_is_said_neither_in_the_clear_nor_to_whom_takes_none_nor_in_an_error() throws Exception {
        MailChannel.Login login = new MailChannel.Login("jarvis", "${env:PASSWORD}");
        SSLContext own = certificate();
        try (FakeMailServer server = new FakeMailServer(own)) {
            assertThatThrownBy(
                            () -> channel(server, Encryption.NONE, login, USUAL).send(notice("x")))
                    .hasMessage("A password is never sent in the clear.");
            assertThat(server.lines.all()).isEmpty();
            server.login = "535 no secret here";
            assertThatThrownBy(() -> channel(server, Encryption.STARTTLS, login, own.getSocketFactory())
                            .send(notice("x")))
                    .hasMessage("It does not take this user and password.");
            server.takesLogins = false;
            assertThatThrownBy(() -> channel(server, Encryption.STARTTLS, login, own.getSocketFactory())
                            .send(notice("x")))
                    .hasMessageContaining("takes no login");
            assertThat(server.lines.all()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void an_old_server_is_greeted_as_it_was_usual_and_a_refusal_is_said() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            server.old = true;
            channel(server, Encryption.NONE, null, USUAL).send(notice("x"));
            assertThat(server.lines.await(2)).contains("HELO localhost");
            server.toAda = "550 <ada@example.com> is nobody here";
            channel(server, Encryption.NONE, null, USUAL).send(notice("x"));
            server.messages.await(2);
            server.toOthers = "550 nobody";
            assertThatThrownBy(
                            () -> channel(server, Encryption.NONE, null, USUAL).send(notice("x")))
                    .hasMessage("It answers RCPT with 550.");
        }
    }

    @Test
    void a_server_that_is_away_is_named() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> channel(port, Encryption.NONE, null, USUAL).send(notice("x")))
                .hasMessage("Nobody listens at 127.0.0.1:" + port + ".");
    }

    private static MailChannel channel(
            FakeMailServer server, Encryption encryption, MailChannel.@Nullable Login login, SSLSocketFactory trusted) {
        return channel(server.port(), encryption, login, trusted);
    }

    private static MailChannel channel(
            int port, Encryption encryption, MailChannel.@Nullable Login login, SSLSocketFactory trusted) {
        return new MailChannel(
                new MailChannel.Server("127.0.0.1", port, encryption, login),
                new MailChannel.Envelope("jarvis@example.com", List.of("ada@example.com", "bob@example.com")),
                new Secrets(Path.of(""), Map.of("PASSWORD", "secret")),
                trusted);
    }

    private static Notice notice(String text) {
        return new Notice(
                "cash-low",
                Notice.Kind.FIRING,
                Urgency.CRITICAL,
                "financial.cash",
                "financial.cash < 10",
                text,
                NOON,
                NOON);
    }

    /** A certificate for 127.0.0.1 that only its owner believes, by the JDK's own tool. */
    private SSLContext certificate() throws Exception {
        return certificate("ip:127.0.0.1");
    }

    private SSLContext certificate(String host) throws Exception {
        Path store = Files.createTempDirectory(folder, "keys").resolve("store");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=" + host,
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "secret".toCharArray());
        TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
        return context;
    }
}
