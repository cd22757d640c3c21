package jarvis.runtime.cli;

import jarvis.core.forecast.Network;
import jarvis.core.forecast.WhatIf;
import jarvis.core.plan.Severity;
import jarvis.core.plan.lock.PlanDocument;
import jarvis.runtime.cli.terminal.OutlookText;
import jarvis.runtime.cli.terminal.StageText;
import jarvis.runtime.forecast.Outlook;
import jarvis.runtime.forecast.OutlookDocument;
import jarvis.runtime.graph.Dot;
import jarvis.runtime.graph.Mermaid;
import jarvis.runtime.graph.PlanGraph;
import jarvis.runtime.graph.Svg;
import jarvis.runtime.project.Gating;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.Staging;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code jarvis plan check|show|simulate|graph}. */
@Command(name = "plan", description = "Read a plan without running anything of it.")
final class PlanCommand extends Subcommand {
    /** What both take. */
    static final class Input {
        @Parameters(paramLabel = "PLAN", description = "The plan's Markdown file.")
        private Path plan;

        @Option(names = "--root", paramLabel = "FROM=TO", description = "Where a path of the plan is here; repeatable.")
        private List<String> roots = List.of();

        @Option(names = "--json", description = "Answer in JSON.")
        private boolean json;
    }

    /** What a plan is drawn in. */
    enum Form {
        MERMAID,
        DOT,
        SVG
    }

    @Spec
    private CommandSpec spec;

    PlanCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Say which: jarvis plan check PLAN, or jarvis plan show, simulate or graph PLAN.");
    }

    @Command(name = "check", description = "Every problem of a plan at once; exit code 2 when one forbids a run.")
    int check(@Mixin Input input, @Mixin HelpOption help) {
        Staging staging = staging(input);
        if (input.json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("ok", staging.ok());
            staging.all()
                    .forEach(problem -> problem(document.withArray("problems").addObject(), problem));
            document.withArray("problems");
            print(document);
        } else {
            StageText.problems(staging, terminal().style()).forEach(terminal()::print);
            terminal().print(verdict(staging));
        }
        return staging.ok() ? ExitCode.OK : ExitCode.MISTAKE;
    }

    @Command(
            name = "show",
            description = "What was understood of a plan, and every command that a run of it would run.")
    int show(@Mixin Input input, @Mixin HelpOption help) {
        Staging staging = staging(input);
        if (input.json) {
            ObjectNode document = (ObjectNode) new JsonMapper().readTree(PlanDocument.json(staging.reading()));
            ArrayNode settings = document.putArray("settingsProblems");
            staging.problems().forEach(problem -> problem(settings.addObject(), problem));
            print(document);
        } else {
            StageText.of(staging, terminal().style()).forEach(terminal()::print);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "simulate",
            description =
                    "When a run would be through by the plan's estimates, what limits it, and what would change that.")
    int simulate(@Mixin Input input, @Mixin WhatIfOptions options, @Mixin HelpOption help) {
        Staging staging = staging(input);
        WhatIf ask = options.ask(staging.project().settings().parallel());
        Network network = network(staging, ask);
        Outlook outlook =
                Outlook.of(network, options.terms(staging.plan().instances().size()));
        if (input.json) {
            print(OutlookDocument.of(staging.plan().title(), ask, outlook));
        } else {
            OutlookText.of(staging.plan().title(), outlook, terminal().style()).forEach(terminal()::print);
        }
        return ExitCode.OK;
    }

    @Command(name = "graph", description = "The plan as a picture, with its critical path: Mermaid, DOT or SVG.")
    int graph(
            @Mixin Input input,
            @Option(names = "--form", paramLabel = "FORM", description = "mermaid, dot or svg; mermaid unless given.")
                    @Nullable
                    Form form,
            @Mixin HelpOption help) {
        Staging staging = staging(input);
        Gating gating = Gating.of(staging.plan(), staging.project().settings());
        PlanGraph graph = PlanGraph.of(gating.plan(), gating.ahead());
        terminal()
                .print(
                        switch (form == null ? Form.MERMAID : form) {
                            case MERMAID -> Mermaid.of(graph).stripTrailing();
                            case DOT -> Dot.of(graph).stripTrailing();
                            case SVG -> Svg.of(graph).stripTrailing();
                        });
        return ExitCode.OK;
    }

    private Network network(Staging staging, WhatIf ask) {
        long errors = staging.reading().problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            terminal()
                    .say(StageText.counted(errors, "error")
                            + " in the plan (jarvis plan check): this is of what was understood of it.");
        }
        return switch (Outlook.network(staging, ask)) {
            case Network.Reading.Drawn drawn -> drawn.network();
            case Network.Reading.Refused refused ->
                throw new Mistake(staging.project().plan().getFileName() + ": " + refused.sentence());
        };
    }

    private Staging staging(Input input) {
        return new Plans(terminal()).staging(input.plan, new Overrides(input.roots, null));
    }

    private static String verdict(Staging staging) {
        String counts = StageText.counted(staging.count(Severity.ERROR), "error") + ", "
                + StageText.counted(staging.count(Severity.WARNING), "warning") + ", "
                + StageText.counted(staging.count(Severity.QUESTION), "question");
        return counts + (staging.ok() ? ": it can be run." : ": it cannot be run.");
    }

    private static void problem(ObjectNode json, SettingsProblem problem) {
        json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.put("file", problem.place());
        json.put("line", problem.line() == 0 ? null : problem.line());
        json.put("column", problem.column() == 0 ? null : problem.column());
        json.put("message", problem.message());
    }
}
