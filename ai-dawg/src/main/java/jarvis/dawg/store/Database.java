package jarvis.dawg.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;

/**
 * The database, migrated. Many may read at once; one transaction at a time writes, also where several processes share it.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    /** Any number that no other user of the database locks. */
    private static final long WRITER = 0x64617767;

    private final HikariDataSource pool;
    private final boolean embedded;
    private final ReentrantLock writing = new ReentrantLock();

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
            config.addDataSourceProperty("busy_timeout", "5000");
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        } else {
            config.addDataSourceProperty("socketTimeout", "30");
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
        writing.lock();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                alone(connection);
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("The database cannot be written: " + first(e), e);
        } finally {
            writing.unlock();
        }
    }

    /** SQLite has one writer by itself. */
    private void alone(Connection connection) throws SQLException {
        if (!embedded) {
            try (Statement lock = connection.createStatement()) {
                lock.execute("select pg_advisory_xact_lock(" + WRITER + ")");
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
