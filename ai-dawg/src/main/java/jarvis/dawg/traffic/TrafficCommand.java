package jarvis.dawg.traffic;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code jarvis dawg traffic}: made-up users, until it is ended. */
@Command(
        name = "traffic",
        description =
                "Sends the service what made-up users do. The same options at the same time send the same events, which"
                        + " count once.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was sent, or Ctrl-C ended it",
            "1:the service refused it, or was away at the end",
            "2:a wrong option"
        })
public final class TrafficCommand implements Callable<Integer> {
    private static final int MOST_USERS = 100_000;
    private static final int MOST_DAYS = 1_800;
    private static final int MOST_EVENTS = 50_000;
    private static final int MOST_GENERATIONS = 600;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--url", paramLabel = "URL", description = "Where the service listens; ${DEFAULT-VALUE}.")
    String url = "http://127.0.0.1:3001";

    @Option(names = "--seed", paramLabel = "N", description = "Another seed makes other users; ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "About how many are active in a month; ${DEFAULT-VALUE}.")
    int users = 500;

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "Days before today that are filled first, with the rhythm of weeks and with growth; ${DEFAULT-VALUE}.")
    int days;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_SECOND",
            description = "How much goes on from then on; ${DEFAULT-VALUE}.")
    double rate = 5;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = Time.class,
            description = "For how long, as 30s, 5m or 2h; until it is ended.")
    @Nullable
    Duration duration;

    @Option(
            names = "--generations",
            paramLabel = "PER_MINUTE",
            description = "Pieces of music that are asked for meanwhile; ${DEFAULT-VALUE}.")
    int generations = 2;

    @Option(names = "--history-only", description = "End when the days are filled.")
    boolean historyOnly;

    @Spec
    CommandSpec spec;

    private final PrintStream out;

    public TrafficCommand(PrintStream out) {
        this.out = out;
    }

    /** Reads {@code 30s}, {@code 5m}, {@code 2h}. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher read = FORM.matcher(text);
            if (!read.matches() || Long.parseLong(read.group(1)) == 0) {
                throw new TypeConversionException("\"" + text + "\" is no time; write it as 30s, 5m or 2h");
            }
            long count = Long.parseLong(read.group(1));
            return switch (read.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        }
    }

    @Override
    public Integer call() {
        Traffic traffic = new Traffic(plan(), InstantSource.system(), out);
        // The JVM would end with 130 after Ctrl-C, which is the usual way to end this.
        Thread end = new Thread(() -> {
            traffic.stop();
            Runtime.getRuntime().halt(0);
        });
        Runtime.getRuntime().addShutdownHook(end);
        boolean well = traffic.run();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            return 0; // It runs already, and ends the program.
        }
        return well ? 0 : 1;
    }

    Plan plan() {
        within("--users", users, 1, MOST_USERS);
        within("--days", days, 0, MOST_DAYS);
        within("--generations", generations, 0, MOST_GENERATIONS);
        if (!(rate >= 0.01 && rate <= MOST_EVENTS)) {
            throw wrong("--rate is " + rate + "; write a number from 0.01 to " + MOST_EVENTS + ".");
        }
        if (historyOnly && days == 0) {
            throw wrong("--history-only sends nothing without days to fill. Add --days N.");
        }
        if (historyOnly && duration != null) {
            throw wrong(
                    "--duration is how long it goes on after the history, and --history-only ends there. Leave one out.");
        }
        return new Plan(service(), seed, users, days, historyOnly ? null : new Plan.Live(rate, duration, generations));
    }

    private URI service() {
        try {
            URI read = new URI(url.replaceFirst("/+$", ""));
            if (read.getHost() != null
                    && String.valueOf(read.getScheme()).matches("https?")
                    && read.getQuery() == null) {
                return read;
            }
        } catch (URISyntaxException e) {
            // The sentence below says it.
        }
        throw wrong("--url is \"" + url + "\"; write it as http://127.0.0.1:3001.");
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " is " + value + "; write a number from " + least + " to " + most + ".");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
