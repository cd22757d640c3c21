package jarvis.dawg.doctor;

import jarvis.dawg.store.DatabaseUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Does as an administrator what a finding says: in one transaction, but for what PostgreSQL does outside of any. */
public final class Mending {
    private final DatabaseUrl admin;
    private final Target target;

    /**
     * @param url of the service
     * @param admin of somebody who may change roles, databases and rights
     */
    public Mending(DatabaseUrl url, DatabaseUrl admin) {
        this.target = Target.of(url);
        this.admin = admin;
    }

    /** The statements as they would be run: an administrator sees whether a role is there. */
    public List<String> plan(Finding finding) throws SQLException {
        if (!finding.code().equals("password-wrong") || roleIsThere()) {
            return finding.statements();
        }
        String secret = Objects.requireNonNullElse(target.url().password(), "a password of your choice");
        return List.of("CREATE ROLE " + Target.name(target.user()) + " LOGIN PASSWORD " + Target.text(secret));
    }

    private boolean roleIsThere() throws SQLException {
        try (Connection connection = DatabaseDoctor.connect(admin);
                PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, target.user());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Runs them: all, or none. Rights inside a database are changed in that database. */
    public void run(List<String> statements) throws SQLException {
        boolean inside = statements.stream().anyMatch(statement -> statement.contains(" SCHEMA "));
        try (Connection connection = DatabaseDoctor.connect(inside ? in(target.database()) : admin);
                Statement statement = connection.createStatement()) {
            boolean alone = statements.stream().anyMatch(one -> one.startsWith("CREATE DATABASE"));
            connection.setAutoCommit(alone);
            for (String one : statements) {
                statement.execute(one);
            }
            if (!alone) {
                connection.commit();
            }
        }
    }

    private DatabaseUrl in(String database) {
        return new DatabaseUrl(
                admin.jdbc().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database),
                admin.user(),
                admin.password());
    }
}
