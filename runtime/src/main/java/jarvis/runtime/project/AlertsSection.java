package jarvis.runtime.project;

import jarvis.core.alert.Rule;
import jarvis.core.alert.Urgency;
import jarvis.core.condition.Condition;
import jarvis.core.reading.Quality;
import jarvis.runtime.project.AlertSettings.ChannelSettings;
import jarvis.runtime.project.AlertSettings.Encryption;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code alerts:} of jarvis.yaml. */
final class AlertsSection {
    private static final List<String> RULE_KEYS =
            List.of("value", "when", "quality", "for", "severity", "resolve-after");
    private static final List<String> EMAIL_KEYS = List.of("server", "from", "to", "tls", "user", "password");
    private static final List<String> QUALITIES = List.of("stale", "uncertain", "bad");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w-]{0,60}");
    private static final Pattern VALUE =
            Pattern.compile("(overview|business|instances|financial|health|waves)(\\.[\\w-]+(\\[[\\w.-]+])?)+");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");

    private final List<Rule> rules = new ArrayList<>();
    private final List<ChannelSettings> channels = new ArrayList<>();

    private AlertsSection() {}

    static AlertSettings read(Section section) {
        section.allows(List.of("rules", "to"));
        AlertsSection reader = new AlertsSection();
        section.section("rules").ifPresent(all -> all.sections((name, said) -> reader.rule(all, name, said)));
        section.section("to").ifPresent(reader::channels);
        return new AlertSettings(reader.rules, reader.channels);
    }

    private void rule(Section all, String name, Section said) {
        said.allows(RULE_KEYS);
        if (!NAME.matcher(name).matches()) {
            all.wrong(name, name, "a rule's name: letters, digits, - and _");
            return;
        }
        Optional<String> value = value(said);
        Optional<Condition> condition = condition(said);
        Optional<Quality> quality =
                said.word("quality", QUALITIES).map(word -> word.equals("bad") ? Quality.BAD : Quality.UNCERTAIN);
        if (said.text("when").isEmpty() && said.text("quality").isEmpty()) {
            all.wrong(name, "nothing", "enough: give it `when: \"> 10\"`, or `quality: stale`, or both");
        }
        if (value.isEmpty() || (condition.isEmpty() && quality.isEmpty())) {
            return;
        }
        rules.add(new Rule(
                name,
                value.get(),
                condition.orElse(null),
                quality.orElse(null),
                urgency(said),
                said.duration("for").orElse(Duration.ZERO),
                said.duration("resolve-after").orElse(Duration.ZERO)));
    }

    private static Optional<String> value(Section said) {
        Optional<String> value = said.text("value");
        if (value.isEmpty()) {
            said.wrong("value", "nothing", "the name of a value, such as financial.cash. GET /api/values lists them");
            return Optional.empty();
        }
        boolean own = value.get().startsWith("health.alerts");
        if (own || !VALUE.matcher(value.get()).matches()) {
            said.wrong(
                    "value",
                    value.get(),
                    own
                            ? "a value to watch: an alert that watches alerts would feed itself"
                            : "the name of a value, such as financial.cash. GET /api/values lists them");
            return Optional.empty();
        }
        return value;
    }

    private static Optional<Condition> condition(Section said) {
        Optional<String> when = said.text("when");
        Optional<Condition> condition = when.flatMap(Condition::parse);
        if (when.isPresent() && condition.isEmpty()) {
            said.wrong("when", when.get(), "a comparison, such as \"> 10\", \"<= 0.5\", \"== failed\" or \"!= good\"");
        }
        return condition;
    }

    private static Urgency urgency(Section said) {
        List<String> words = Arrays.stream(Urgency.values()).map(Urgency::word).toList();
        return said.word("severity", words)
                .map(word -> Urgency.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Urgency.WARNING);
    }

    private void channels(Section to) {
        to.allows(List.of("webhook", "slack", "email"));
        url(to, "webhook").ifPresent(url -> channels.add(new ChannelSettings.Webhook(url)));
        url(to, "slack").ifPresent(url -> channels.add(new ChannelSettings.Slack(url)));
        to.section("email").ifPresent(this::email);
    }

    /** One that refers to the environment is looked at when it is used. */
    private static Optional<String> url(Section to, String key) {
        Optional<String> url = to.text(key);
        if (url.isPresent() && !url.get().contains("${") && !address(url.get())) {
            to.wrong(key, url.get(), "an address that begins with http:// or https://");
            return Optional.empty();
        }
        return url;
    }

    private static boolean address(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void email(Section said) {
        said.allows(EMAIL_KEYS);
        Optional<String> server = required(said, "server", SERVER, "HOST:PORT, such as mail.example.com:587");
        Optional<String> from = required(said, "from", ADDRESS, "one address, such as jarvis@example.com");
        List<String> to = recipients(said);
        Encryption encryption = said.word("tls", List.of("none", "starttls", "always"))
                .map(word -> Encryption.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Encryption.STARTTLS);
        Optional<String> user = said.text("user");
        Optional<String> password = said.text("password");
        if (user.isPresent() != password.isPresent()) {
            said.wrong("user", user.orElse("nothing"), "enough: `user` and `password` go together");
        } else if (user.isPresent() && encryption == Encryption.NONE) {
            said.wrong("tls", "none", "possible with a password, which is never sent in the clear");
        } else if (server.isPresent() && from.isPresent() && !to.isEmpty()) {
            int border = server.get().lastIndexOf(':');
            channels.add(new ChannelSettings.Email(
                    server.get().substring(0, border),
                    Integer.parseInt(server.get().substring(border + 1)),
                    encryption,
                    from.get(),
                    to,
                    user.orElse(null),
                    password.orElse(null)));
        }
    }

    private static List<String> recipients(Section said) {
        List<String> to = said.text("to").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (to.isEmpty() || !to.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
            said.wrong("to", said.text("to").orElse("nothing"), "an address, or several with commas between them");
            return List.of();
        }
        return to;
    }

    private static Optional<String> required(Section said, String key, Pattern form, String wanted) {
        Optional<String> text = said.text(key);
        if (text.filter(found -> form.matcher(found).matches()).isEmpty()) {
            said.wrong(key, text.orElse("nothing"), wanted);
            return Optional.empty();
        }
        return text;
    }
}
