package jarvis.runtime.app;

import jarvis.core.reading.Observation;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.Nearest;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.SourcesFile;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.source.Trial;
import jarvis.runtime.source.Whole;
import jarvis.runtime.trust.Trusted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks one source once and tells each step: asked, answered, understood. */
final class SourceTrial {
    private static final int WIDEST = 60;

    private final ProjectFolder folder;
    private final Trusted trusted;

    SourceTrial(ProjectFolder folder, Trusted trusted) {
        this.folder = folder;
        this.trusted = trusted;
    }

    int run(String name, Terminal terminal) {
        Optional<String> wrong = SourceSpecs.wrong(folder);
        if (wrong.isPresent()) {
            terminal.say(wrong.get());
            return ExitCode.MISTAKE;
        }
        List<SourceSpec> all = SourceSpecs.of(folder, trusted, InstantSource.system());
        Optional<SourceSpec> found =
                all.stream().filter(spec -> spec.rules().source().equals(name)).findFirst();
        if (found.isEmpty()) {
            List<String> names = all.stream().map(spec -> spec.rules().source()).toList();
            String near = Nearest.to(name, names)
                    .map(other -> " Did you mean " + other + "?")
                    .orElse("");
            String usual = SourcesFile.read(folder).unnamed()
                    ? " " + names.getFirst() + " is looked for where no source is named; name yours under `sources:`."
                    : "";
            terminal.say("jarvis.yaml names no source " + name + "." + near + " There are: " + String.join(", ", names)
                    + "." + usual);
            return ExitCode.MISTAKE;
        }
        return found.get().source() instanceof Unasked unasked && !unasked.open()
                ? refuse(name, terminal)
                : tell(found.get(), terminal);
    }

    private static int refuse(String name, Terminal terminal) {
        terminal.say(name + " was not asked. " + Unasked.WHY);
        return ExitCode.MISTAKE;
    }

    private static int tell(SourceSpec spec, Terminal terminal) {
        terminal.print("asking      " + spec.source().target() + " ("
                + spec.rules().kind() + ", within " + spec.timeout().toMillis() + " ms)");
        Instant start = Instant.now();
        Fetch fetch = Trial.of(spec);
        String took = Duration.between(start, Instant.now()).toMillis() + " ms";
        if (fetch instanceof Fetch.Failed failed) {
            terminal.print("failed      after " + took + ", "
                    + failed.cause().reason().word() + ": " + failed.cause().detail());
            return ExitCode.WORLD;
        }
        terminal.print("answered    in " + took);
        if (fetch instanceof Fetch.Document document) {
            understood(spec, document, terminal);
        }
        return ExitCode.OK;
    }

    private static void understood(SourceSpec spec, Fetch.Document document, Terminal terminal) {
        Instant said = spec.interpretation().asOf(document.body());
        Instant asOf = said == null ? document.asOf() : said;
        terminal.print("revision    " + document.revision());
        terminal.print("as of       " + (asOf == null ? "unknown: it does not say" : asOf.toString()));
        spec.interpretation().read(document.body()).forEach((name, value) -> terminal.print(told(name, value)));
    }

    private static String told(String name, Observation<JsonNode> value) {
        return name.startsWith(Whole.MARK)
                ? "understood  the figures of financial are calculated from it: jarvis value financial.mrr"
                : "value       " + name + " = " + shown(value);
    }

    private static String shown(Observation<JsonNode> value) {
        return switch (value) {
            case Observation.Missing<JsonNode> missing ->
                "none (" + missing.cause().reason().word() + ": "
                        + missing.cause().detail() + ")";
            case Observation.Stated<JsonNode> stated -> {
                String text = stated.value().isString()
                        ? stated.value().stringValue()
                        : stated.value().toString();
                String doubt = stated.doubt() == null
                        ? ""
                        : " (" + stated.doubt().reason().word() + ": "
                                + stated.doubt().detail() + ")";
                String unit = stated.meaning().unit() == null
                        ? ""
                        : " " + stated.meaning().unit();
                String notes = stated.notes().isEmpty() ? "" : " " + String.join(" ", stated.notes());
                yield (text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text) + unit + doubt + notes;
            }
        };
    }
}
