package jarvis.dawg.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another tool said of the same trouble, as Prisma: {@code User 'u' was denied access on database 'd.public'}. */
public final class Complaint {
    private static final Pattern DENIED = Pattern.compile(
            "User ['`\"](.+?)['`\"] was denied access on (?:the )?database ['`\"]([^.'`\"]+)(?:\\.([^'`\"]+))?['`\"]");

    private Complaint() {}

    /** What it means; empty when it is not known. */
    public static Optional<Finding> read(String text) {
        Matcher denied = DENIED.matcher(text);
        if (!denied.find()) {
            return Optional.empty();
        }
        String user = denied.group(1);
        String database = denied.group(2);
        String schema = denied.group(3) == null ? "public" : denied.group(3);
        return Optional.of(new Finding(
                "database-denied",
                user + " may not use the schema " + schema + " of the database " + database + ".",
                denied.group(),
                "",
                List.of(
                        "GRANT CONNECT ON DATABASE " + Target.name(database) + " TO " + Target.name(user),
                        "GRANT USAGE, CREATE ON SCHEMA " + Target.name(schema) + " TO " + Target.name(user))));
    }
}
