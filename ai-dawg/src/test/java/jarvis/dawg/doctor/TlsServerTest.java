package jarvis.dawg.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.dawg.store.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that talks over TLS only, to three at once. */
@Tag("slow")
class TlsServerTest {
    private static final String SECRET = "a secret";
    private static final int SEATS = 3;

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        certify();
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("cert.pem").toString())
                .setServerConfig("ssl_key_file", folder.resolve("key.pem").toString())
                .setServerConfig("superuser_reserved_connections", "5")
                .setServerConfig("max_connections", Integer.toString(5 + SEATS))
                .setServerConfig("max_wal_senders", "0")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role ann login password 'ann'");
            statement.execute("create database jarvis owner ann");
            Files.writeString(folder.resolve("postgres/pg_hba.conf"), """
                    host all postgres 127.0.0.1/32 trust
                    hostssl all ann 127.0.0.1/32 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    /** A key and a certificate that it signed itself, as the server wants them. */
    private static void certify() throws Exception {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        (keytool + " -genkeypair -alias server -keyalg EC -dname CN=localhost -keystore " + store)
                                .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        try (var in = made.outputWriter()) {
            in.write((SECRET + "\n").repeat(2));
        }
        assertThat(made.waitFor())
                .as(Files.readString(folder.resolve("keytool.out")))
                .isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
        Key key = keys.getKey("server", SECRET.toCharArray());
        pem("key.pem", "PRIVATE KEY", key.getEncoded());
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    private static void pem(String name, String kind, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Path file = folder.resolve(name);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static DatabaseUrl ann(String parameters) {
        if (DatabaseUrl.read("postgresql://ann:ann@127.0.0.1:" + postgres.getPort() + "/jarvis" + parameters)
                instanceof DatabaseUrl.Reading.Read read) {
            return read.url();
        }
        throw new IllegalStateException(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "?sslmode=disable, tls-required",
        "?schema=public&sslmode=disable, tls-required",
        "?sslmode=disable&schema=public, tls-required",
        "?sslmode=require, well",
        "?schema=public&sslmode=require, well",
        "'', well"
    })
    void that_tls_is_required_is_seen_and_what_is_advised_helps(String parameters, String code) {
        Finding finding = new DatabaseDoctor(ann(parameters)).look();
        assertThat(finding.code()).as(finding.toString()).isEqualTo(code);
        assertThat(finding.advice()).contains(code.equals("well") ? "" : "sslmode=require in DATABASE_URL");
    }

    @Test
    void a_wrong_password_over_tls_is_no_trouble_with_tls() {
        DatabaseUrl url = new DatabaseUrl(ann("?sslmode=require").jdbc(), "ann", "wrong");
        assertThat(new DatabaseDoctor(url).look().code()).isEqualTo("password-wrong");
    }

    @Test
    void a_server_without_a_seat_is_named() throws Exception {
        List<Connection> seats = new ArrayList<>();
        try {
            for (int i = 0; i < SEATS; i++) {
                seats.add(DatabaseDoctor.connect(ann("")));
            }
            Finding finding = new DatabaseDoctor(ann("")).look();
            assertThat(finding.code()).as(finding.toString()).isEqualTo("too-many-connections");
            assertThat(finding.evidence()).contains("remaining connection slots are reserved");
        } finally {
            for (Connection seat : seats) {
                seat.close();
            }
        }
    }
}
