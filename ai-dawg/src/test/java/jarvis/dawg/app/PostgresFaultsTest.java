package jarvis.dawg.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is slow, silent, read-only, full: that is said soon, nothing is lost, and afterwards all goes on by itself. */
@Tag("slow")
class PostgresFaultsTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    private Running service;
    private Customer customer;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void serve() throws SQLException {
        sql("create database dawg");
        open();
    }

    private void open() {
        service = new Running(
                "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/dawg",
                folder.resolve("backups"),
                InstantSource.system());
        customer = Customer.of(service);
    }

    @AfterEach
    void end() throws Exception {
        service.close();
        sql("drop database dawg");
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void a_table_that_somebody_holds_is_waited_for_and_not_for_ever() throws Exception {
        try (Connection holder = postgres.getDatabase("postgres", "dawg").getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table event in access exclusive mode");
            CompletableFuture<Running.Answer> waiting = customer.begins();
            customer.hears("unhealthy", "A write has been waiting for the database for 2 s");
            Customer.refused(waiting.join(), "lock timeout");
            customer.hears("unhealthy", "lock timeout");
        }
        customer.isServedAgain();
    }

    @Test
    void a_server_that_is_silent_is_not_waited_for() throws Exception {
        List<String> processes = Stream.of(ProcessHandle.of(server()).orElseThrow())
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .map(process -> Long.toString(process.pid()))
                .toList();
        try {
            processes.forEach(process -> SmallDisk.run("kill", "-STOP", process));
            CompletableFuture<Running.Answer> waiting = customer.begins();
            customer.hears("unhealthy", "has not answered within");
            Customer.refused(waiting.join(), "");
            customer.hears("unhealthy", "");
        } finally {
            processes.forEach(process -> SmallDisk.run("kill", "-CONT", process));
        }
        customer.isServedAgain();
    }

    private static long server() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    }

    @Test
    void a_server_that_takes_no_writes_is_known_before_anybody_tries() throws Exception {
        sql("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        try {
            customer.hears("unhealthy", "set to read only");
            Customer.refused(customer.buys(), "read-only transaction");
        } finally {
            sql(
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only",
                    "select pg_reload_conf()");
        }
        customer.isServedAgain();
    }

    @Test
    void a_disk_that_is_full_is_named_and_what_was_taken_before_stays() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("small"), 40)) {
            service.close();
            sql("create tablespace small location '" + disk.folder() + "'", "drop database dawg");
            sql("create database dawg tablespace small");
            open();
            disk.fill();
            Running.Answer answer = customer.buys();
            for (int i = 0; i < 200 && answer.status() == 200; i++) {
                answer = customer.buys();
            }
            Customer.refused(answer, "No space left on device");
            customer.hears("unhealthy", "No space left on device");
            disk.free();
            customer.isServedAgain();
            service.close();
            sql("drop database dawg", "drop tablespace small", "create database dawg");
        }
    }
}
