package jarvis.dawg.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The database, migrated. Many may read at once; one transaction at a time writes, also where several processes share it.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    /** How long a write waits for those before it, here and in the database. */
    private static final Duration TURN = Duration.ofSeconds(5);
    /** How long a server may be silent; longer where it has much to read. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration LONG_SILENCE = Duration.ofMinutes(10);
    /** A write that takes longer waits for something. */
    private static final Duration SLOW = Duration.ofSeconds(2);
    /** Any number that no other user of the database locks. */
    static final long WRITER = 0x64617767;

    private final HikariDataSource pool;
    private final boolean embedded;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable Long began;
    private volatile String refusal = "";

    /** Work with a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private Database(HikariDataSource pool, boolean embedded) {
        this.pool = pool;
        this.embedded = embedded;
    }

    /** Connects and brings the tables up to date. */
    public static Database open(DatabaseUrl url) {
        HikariDataSource pool = pool(url);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:jarvis/dawg/store/migrations")
                    .load()
                    .migrate();
            return new Database(pool, url.embedded());
        } catch (RuntimeException e) {
            pool.close();
            throw new StoreException(url + " cannot be used: " + first(e) + advice(url), e);
        }
    }

    private static String advice(DatabaseUrl url) {
        return url.embedded()
                ? ". Move that file away, or name another: DATABASE_URL=file:PATH"
                : ". See: jarvis doctor database";
    }

    private static HikariDataSource pool(DatabaseUrl url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.jdbc());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        if (url.embedded()) {
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", Long.toString(TURN.toMillis()));
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        } else {
            config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
            config.addDataSourceProperty("connectTimeout", "2");
            config.addDataSourceProperty("ApplicationName", "ai-dawg");
        }
        return new HikariDataSource(config);
    }

    boolean embedded() {
        return embedded;
    }

    public String kind() {
        return embedded ? "embedded" : "postgresql";
    }

    public <T> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreException("The database cannot be read: " + first(e), e);
        }
    }

    /** Does the work in one transaction: all of it is durable on return, or nothing was done. */
    public <T> T write(Work<T> work) {
        awaitTurn();
        began = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            return whole(connection, alone -> {
                alone(alone);
                return work.with(alone);
            });
        } catch (SQLException e) {
            refusal = "The database cannot be written: " + first(e);
            openAnew();
            throw new StoreException(refusal, e);
        } finally {
            began = null;
            writing.unlock();
        }
    }

    /** A write that proves that what was refused would be taken now; no other does, as one table is free while another is held. */
    void prove(Work<?> work) {
        awaitTurn();
        try {
            write(work);
            refusal = "";
        } finally {
            writing.unlock();
        }
    }

    /** Does the work on the database as it is at one moment, however long that takes: nobody waits for it. */
    <T> T unmoving(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            if (!embedded) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setNetworkTimeout(Runnable::run, (int) LONG_SILENCE.toMillis());
            }
            return whole(connection, work);
        } catch (SQLException e) {
            throw new StoreException("The database cannot be read: " + first(e), e);
        }
    }

    private static <T> T whole(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException gone) {
                e.addSuppressed(gone);
            }
            throw e;
        }
    }

    private void awaitTurn() {
        try {
            if (!writing.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        "The database cannot be written: the writes before this one have not ended for "
                                + TURN.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The database was not written: this service is ending.", e);
        }
    }

    /** A file that was read-only when it was opened stays so for that connection, whatever becomes of the file. */
    private void openAnew() {
        if (embedded) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Why a write failed; empty when none did since one was proved to be possible. */
    String refusal() {
        return refusal;
    }

    /** That a write waits for something; empty when none does. */
    String stuck() {
        Long start = began;
        Duration since = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
        return since.compareTo(SLOW) < 0
                ? ""
                : "A write has been waiting for the database for " + since.toSeconds() + " s.";
    }

    /** SQLite has one writer by itself. */
    private void alone(Connection connection) throws SQLException {
        if (!embedded) {
            try (Statement lock = connection.createStatement()) {
                lock.execute("set local lock_timeout = " + TURN.toMillis() + "; select pg_advisory_xact_lock(" + WRITER
                        + ")");
            }
        }
    }

    private static String first(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        pool.close();
    }
}
