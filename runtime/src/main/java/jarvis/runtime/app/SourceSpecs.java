package jarvis.runtime.app;

import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.runtime.finance.FinanceParsers;
import jarvis.runtime.finance.FinanceReadings;
import jarvis.runtime.finance.SubscriptionsSource;
import jarvis.runtime.project.HealthFile;
import jarvis.runtime.project.Here;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.Secrets;
import jarvis.runtime.project.SettingsText;
import jarvis.runtime.project.SourceSettings;
import jarvis.runtime.project.SourcesFile;
import jarvis.runtime.source.FileSource;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.HttpSource;
import jarvis.runtime.source.Interpretation;
import jarvis.runtime.source.Mapping;
import jarvis.runtime.source.ModulesDocument;
import jarvis.runtime.source.ModulesSource;
import jarvis.runtime.source.Source;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.Whole;
import jarvis.runtime.source.form.Parser;
import jarvis.runtime.source.prometheus.PrometheusQuery;
import jarvis.runtime.source.prometheus.PrometheusSource;
import jarvis.runtime.source.prometheus.PrometheusValues;
import jarvis.runtime.source.sql.SqlSource;
import jarvis.runtime.tracker.TrackerFile;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** From sources as they are configured to sources that can be asked, with what is usual where nothing is said. */
final class SourceSpecs {
    /** How old a value of each endpoint may be before it is asked for again. */
    private static final Map<String, Duration> TTL = Map.of(
            "overview", Duration.ofSeconds(5),
            "instances", Duration.ofSeconds(5),
            "waves", Duration.ofSeconds(5),
            "health", Duration.ofSeconds(3),
            "business", Duration.ofSeconds(10),
            "financial", Duration.ofSeconds(30));

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ERROR_AFTER = Duration.ofHours(1);
    private static final int INTERVALS_TO_WARN = 3;

    /** A file costs nothing to look at, and is back the moment that it is written. */
    private static final Retry FILE = new Retry(Duration.ofMillis(100), LOOK, Integer.MAX_VALUE);

    private SourceSpecs() {}

    /** @param trusted what may be asked beyond the folder; the rest waits for it */
    static List<SourceSpec> of(ProjectFolder folder, Trusted trusted, InstantSource clock) {
        SourcesFile file = SourcesFile.read(folder);
        Stream<SourceSpec> stated = file.sources().stream().map(settings -> {
            SourceSpec spec = spec(settings, folder, !file.unnamed(), clock);
            return Reach.of(folder, settings)
                    .map(reach -> Unasked.until(trusted, reach, spec))
                    .orElse(spec);
        });
        return Stream.concat(stated, CheckSpecs.of(folder, trusted, clock).stream())
                .toList();
    }

    /** Why the sources cannot be asked as they are configured; empty when they can. */
    static Optional<String> wrong(ProjectFolder folder) {
        return SettingsText.errors(
                Stream.concat(SourcesFile.read(folder).problems().stream(), HealthFile.read(folder).problems().stream())
                        .distinct()
                        .toList());
    }

    private static SourceSpec spec(SourceSettings settings, ProjectFolder folder, boolean named, InstantSource clock) {
        Duration timeout = settings.timeout() == null ? TIMEOUT : settings.timeout();
        return new SourceSpec(
                rules(settings), source(settings, folder, named, timeout, clock), interpretation(settings), timeout);
    }

    private static SourceRules rules(SourceSettings settings) {
        boolean file = isFile(settings);
        Duration every = settings.every() == null ? usual(settings) : settings.every();
        Duration warn =
                settings.warnAfter() == null && !file ? every.multipliedBy(INTERVALS_TO_WARN) : settings.warnAfter();
        boolean late = warn == null || warn.compareTo(ERROR_AFTER) < 0;
        Duration error = settings.errorAfter() == null && !file && late ? ERROR_AFTER : settings.errorAfter();
        return new SourceRules(
                settings.name(), settings.kind(), every, new Limits(warn, error), file ? FILE : Retry.DEFAULT);
    }

    private static boolean isFile(SourceSettings settings) {
        return switch (settings.kind()) {
            case "file", "tracker", "finance" -> true;
            case "subscriptions" -> !address(settings);
            default -> false;
        };
    }

    private static boolean address(SourceSettings settings) {
        return settings.target().startsWith("http://") || settings.target().startsWith("https://");
    }

    /** The shortest that any of its values asks for. */
    private static Duration usual(SourceSettings settings) {
        if (isFile(settings)) {
            return LOOK;
        }
        return settings.values().stream()
                .map(value ->
                        TTL.getOrDefault(value.name().substring(0, value.name().indexOf('.')), TIMEOUT))
                .min(Duration::compareTo)
                .orElse(Duration.ofSeconds(10));
    }

    private static Source source(
            SourceSettings settings, ProjectFolder folder, boolean named, Duration timeout, InstantSource clock) {
        return switch (settings.kind()) {
            case "http" -> new HttpSource(URI.create(settings.target()), headers(settings, folder), timeout, clock);
            case "modules" ->
                new ModulesSource(URI.create(settings.target()), headers(settings, folder), timeout, clock);
            case "prometheus" ->
                new PrometheusSource(
                        URI.create(settings.target()), headers(settings, folder), queries(settings), timeout, clock);
            case "sql" ->
                new SqlSource(
                        settings.target(), folder.root(), secrets(folder), String.valueOf(settings.query()), timeout);
            case "finance" -> file(settings, folder, FinanceParsers.book(), clock);
            case "subscriptions" ->
                address(settings)
                        ? new SubscriptionsSource(
                                URI.create(settings.target()), headers(settings, folder), timeout, clock)
                        : file(settings, folder, FinanceParsers.subscriptions(settings.target()), clock);
            default ->
                new FileSource(
                        Path.of(Here.resolve(folder.root(), settings.target())), settings.target(), named, clock);
        };
    }

    private static Source file(SourceSettings settings, ProjectFolder folder, Parser parser, InstantSource clock) {
        Path path = Path.of(Here.resolve(folder.root(), settings.target()));
        return new FileSource(path, settings.target(), true, parser, clock);
    }

    private static Headers headers(SourceSettings settings, ProjectFolder folder) {
        return new Headers(settings.headers(), secrets(folder));
    }

    private static Secrets secrets(ProjectFolder folder) {
        return new Secrets(folder.root(), System.getenv());
    }

    private static List<PrometheusQuery> queries(SourceSettings settings) {
        return settings.values().stream()
                .map(value -> new PrometheusQuery(value.name(), value.at(), meaning(value), span(value.over())))
                .toList();
    }

    private static PrometheusQuery.@Nullable Span span(SourceSettings.@Nullable Span over) {
        return over == null ? null : new PrometheusQuery.Span(over.length(), over.step());
    }

    private static Interpretation interpretation(SourceSettings settings) {
        return switch (settings.kind()) {
            case "tracker" -> new TrackerFile();
            case "modules" -> new ModulesDocument();
            case "finance" -> new Whole(FinanceReadings.BOOK);
            case "subscriptions" -> new Whole(FinanceReadings.SUBSCRIPTIONS);
            case "prometheus" -> new PrometheusValues(queries(settings));
            default ->
                new Mapping(
                        settings.values().stream().map(SourceSpecs::value).collect(Collectors.toList()),
                        settings.asOf() == null ? null : JsonPointer.compile(settings.asOf()));
        };
    }

    private static Mapping.Value value(SourceSettings.ValueSettings value) {
        return new Mapping.Value(value.name(), JsonPointer.compile(value.at()), meaning(value), value.text());
    }

    private static Meaning meaning(SourceSettings.ValueSettings value) {
        return new Meaning(value.unit(), value.definition(), value.meaning());
    }
}
