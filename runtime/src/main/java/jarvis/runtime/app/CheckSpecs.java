package jarvis.runtime.app;

import jarvis.core.condition.Condition;
import jarvis.core.health.Expectation;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.runtime.dashboard.CheckValues.ValueCheck;
import jarvis.runtime.project.CheckSettings;
import jarvis.runtime.project.HealthFile;
import jarvis.runtime.project.Here;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.Secrets;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.check.CheckSource;
import jarvis.runtime.source.check.FolderProbe;
import jarvis.runtime.source.check.HttpProbe;
import jarvis.runtime.source.check.Probe;
import jarvis.runtime.source.check.TcpProbe;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** From services as they are configured to sources that look at them. */
final class CheckSpecs {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ERROR_AFTER = Duration.ofHours(1);
    private static final int INTERVALS_TO_WARN = 3;

    /** Whoever says nothing means at least this. */
    private static final List<Expectation> USUAL = List.of(new Expectation(
            Expectation.Subject.STATUS, "", Condition.parse("== 200").orElseThrow(), null));

    private CheckSpecs() {}

    /** @param trusted what may be asked beyond the folder; the rest waits for it */
    static List<SourceSpec> of(ProjectFolder folder, Trusted trusted, InstantSource clock) {
        return HealthFile.read(folder).checks().stream()
                .filter(check -> check.kind() != CheckSettings.Kind.VALUE)
                .map(check -> {
                    SourceSpec spec = spec(check, folder, clock);
                    return Reach.of(folder, check)
                            .map(reach -> Unasked.until(trusted, reach, spec))
                            .orElse(spec);
                })
                .toList();
    }

    /** Those that are judged by a value that is there already. */
    static List<ValueCheck> ofValues(ProjectFolder folder) {
        return HealthFile.read(folder).checks().stream()
                .filter(check -> check.kind() == CheckSettings.Kind.VALUE)
                .map(check -> new ValueCheck(check.name(), check.target(), check.conditions()))
                .toList();
    }

    private static SourceSpec spec(CheckSettings check, ProjectFolder folder, InstantSource clock) {
        Duration timeout = check.timeout() == null ? TIMEOUT : check.timeout();
        Duration every = check.every() == null ? EVERY : check.every();
        Duration warn = every.multipliedBy(INTERVALS_TO_WARN).plus(timeout);
        Duration error = warn.compareTo(ERROR_AFTER) < 0 ? ERROR_AFTER : warn.multipliedBy(2);
        return new SourceSpec(
                new SourceRules(check.name(), CheckSource.KIND, every, new Limits(warn, error), Retry.DEFAULT),
                new CheckSource(probe(check, folder, timeout, clock), expected(check), clock),
                CheckSource.whole(check.name()),
                timeout);
    }

    private static Probe probe(CheckSettings check, ProjectFolder folder, Duration timeout, InstantSource clock) {
        return switch (check.kind()) {
            case HTTP -> {
                Headers headers = new Headers(check.headers(), new Secrets(folder.root(), System.getenv()));
                yield new HttpProbe(URI.create(check.target()), headers, expected(check), timeout, clock);
            }
            case TCP -> new TcpProbe(check.target(), timeout);
            case FOLDER -> new FolderProbe(Path.of(Here.resolve(folder.root(), check.target())), check.target());
            case VALUE -> throw new IllegalStateException("a value is asked of nobody");
        };
    }

    private static List<Expectation> expected(CheckSettings check) {
        return check.kind() == CheckSettings.Kind.HTTP && check.conditions().isEmpty() ? USUAL : check.conditions();
    }
}
