package jarvis.dawg.app;

import jarvis.dawg.doctor.Complaint;
import jarvis.dawg.doctor.DatabaseDoctor;
import jarvis.dawg.doctor.Finding;
import jarvis.dawg.doctor.Mending;
import jarvis.dawg.store.DatabaseUrl;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis doctor database [--fix --admin-url URL] [--message TEXT]}: what is wrong, how that is known, what mends it. */
@Command(
        name = "doctor",
        description = "Says why the database in DATABASE_URL cannot be used, how that is known, and what mends it.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the database can be used", "1:it cannot", "2:a mistake on the command line"})
final class DoctorCommand implements Callable<Integer> {
    private static final int WELL = 0;
    private static final int ILL = 1;
    private static final int MISTAKE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--fix", description = "Mend it, as an administrator.")
    boolean fix;

    @Option(names = "--admin-url", paramLabel = "URL", description = "postgresql://ADMIN:PASSWORD@HOST:5432/postgres.")
    String admin = "";

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "Explain what another program said, and ask no database.")
    String message = "";

    private final Callable<String> database;
    private final PrintStream out;

    /** @param database its URL, read when it is wanted; blank: a file of the service's own */
    DoctorCommand(Callable<String> database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        if (!message.isEmpty()) {
            return explain();
        }
        String url = database.call();
        if (url.isBlank()) {
            return mistake(
                    "DATABASE_URL is not set, in the environment or in .env: the service keeps its data in a file, .dawg/dawg.db.");
        }
        return switch (DatabaseUrl.read(url)) {
            case DatabaseUrl.Reading.Refused refused -> mistake(refused.sentence());
            case DatabaseUrl.Reading.Read read
            when read.url().embedded() -> {
                out.println("DATABASE_URL names a file, which needs no server.");
                yield WELL;
            }
            case DatabaseUrl.Reading.Read read -> look(read.url());
        };
    }

    private int explain() {
        return Complaint.read(message)
                .map(finding -> {
                    say(finding, finding.statements());
                    return ILL;
                })
                .orElseGet(() ->
                        mistake("This message is not known here. Without --message the database itself is asked."));
    }

    private int look(DatabaseUrl target) {
        Finding finding = new DatabaseDoctor(target).look();
        if (finding.well() || !fix) {
            say(finding, finding.statements());
            return finding.well() ? WELL : ILL;
        }
        return mend(target, finding);
    }

    private int mend(DatabaseUrl target, Finding finding) {
        if (!(DatabaseUrl.read(admin) instanceof DatabaseUrl.Reading.Read read)) {
            return mistake("--fix needs --admin-url postgresql://ADMIN:PASSWORD@HOST:5432/postgres.");
        }
        try {
            Mending mending = new Mending(target, read.url());
            List<String> statements = mending.plan(finding);
            say(finding, statements);
            if (statements.isEmpty()) {
                return ILL;
            }
            mending.run(statements);
            out.println("Done. Looking again:");
        } catch (SQLException e) {
            return mistake("As administrator: " + e.getMessage());
        }
        Finding after = new DatabaseDoctor(target).look();
        say(after, after.statements());
        return after.well() ? WELL : ILL;
    }

    private void say(Finding finding, List<String> statements) {
        out.println(finding.sentence());
        out.println("  known from: " + finding.evidence());
        if (!finding.advice().isEmpty()) {
            out.println("  what to do: " + finding.advice());
        }
        statements.forEach(statement -> out.println("  mends it:   " + statement + ";"));
    }

    private int mistake(String sentence) {
        out.println(sentence);
        return MISTAKE;
    }
}
