package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is held, full, read-only: that is said soon, nothing is lost, and afterwards all goes on by itself. */
@Tag("slow")
class FileFaultsTest {
    @TempDir
    Path folder;

    private Running served(Path file, String parameters) {
        return new Running("file:" + file + parameters, folder.resolve("backups"), InstantSource.system());
    }

    private static Connection beside(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Test
    void a_file_that_another_program_writes_is_waited_for_and_not_for_ever() throws Exception {
        Path file = folder.resolve("dawg.db");
        try (Running service = served(file, "")) {
            Customer customer = Customer.of(service);
            try (Connection holder = beside(file);
                    Statement statement = holder.createStatement()) {
                statement.execute("begin immediate");
                CompletableFuture<Running.Answer> waiting = customer.begins();
                customer.hears("unhealthy", "A write has been waiting for the database for 2 s");
                Customer.refused(waiting.join(), "database is locked");
                customer.hears("unhealthy", "database is locked");
                statement.execute("rollback");
            }
            customer.isServedAgain();
        }
    }

    @Test
    void a_disk_that_is_full_is_named_and_what_was_taken_before_stays() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("small"), 8);
                Running service = served(disk.folder().resolve("dawg.db"), "")) {
            Customer customer = Customer.of(service);
            disk.fill();
            refusedOnceFull(customer);
            disk.free();
            customer.isServedAgain();
        }
    }

    /** Where no disk can be mounted: SQLite is told how large its file may become. */
    @Test
    void a_file_that_may_not_grow_is_named_and_what_was_taken_before_stays() throws Exception {
        Path file = folder.resolve("dawg.db");
        try (Running service = served(file, "?max_page_count=300")) {
            Customer customer = Customer.of(service);
            try (Connection filling = beside(file);
                    Statement statement = filling.createStatement()) {
                statement.execute("create table filler as select zeroblob(1000000) as it");
                refusedOnceFull(customer);
                statement.execute("drop table filler");
            }
            customer.isServedAgain();
        }
    }

    private static void refusedOnceFull(Customer customer) throws InterruptedException {
        Running.Answer answer = customer.buys();
        for (int i = 0; i < 500 && answer.status() == 200; i++) {
            answer = customer.buys();
        }
        Customer.refused(answer, "full");
        customer.hears("unhealthy", "full");
    }

    @Test
    void a_file_that_is_read_only_is_named_and_written_as_soon_as_it_may_be() throws Exception {
        Path file = folder.resolve("dawg.db");
        Customer customer;
        try (Running service = served(file, "")) {
            customer = Customer.of(service);
        }
        lock(file);
        try (Running service = served(file, "")) {
            customer.meets(service);
            Customer.refused(customer.buys(), "readonly");
            customer.hears("unhealthy", "readonly");
            unlock(file);
            customer.isServedAgain();
        } finally {
            unlock(file);
        }
    }

    /** For root, who may write anything, a file is made immutable. */
    private static void lock(Path file) {
        assertThat(file.toFile().setWritable(false)).isTrue();
        if (Files.isWritable(file)) {
            assumeTrue(SmallDisk.run("chattr", "+i", file.toString()), "skipped: root cannot be kept from a file here");
        }
    }

    private static void unlock(Path file) {
        assertThat(file.toFile().setWritable(true) || SmallDisk.run("chattr", "-i", file.toString()))
                .isTrue();
    }
}
