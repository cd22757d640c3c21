package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.runtime.cli.Engine;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Questioner;
import jarvis.runtime.cli.terminal.StageView;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.cli.terminal.TrustView;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.project.PlanFile;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.SettingsText;
import jarvis.runtime.project.Staging;
import jarvis.runtime.server.ServerTrouble;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The commands that start something, on this machine. */
final class LocalEngine implements Engine {
    private final String user = System.getProperty("user.name", "person");

    @Override
    public int run(RunRequest request, Terminal terminal) {
        Follow follow = new Follow(Questioner.Mode.ASK, request.open(), request.patient());
        if (request.staging().ok()) {
            ask(request.staging().project().folder(), request.consent().trust(), terminal);
        }
        return run(request.staging(), request.consent(), follow, terminal);
    }

    /** Stages, asks, launches and follows. */
    int run(Staging read, StageView.Consent consent, Follow follow, Terminal terminal) {
        Staging staging = Workplaces.surveyed(read);
        if (!staging.ok()) {
            return mistake(
                    terminal,
                    new StageView(terminal).stage(staging, consent, "", false).orElse("The plan cannot be run."));
        }
        ProjectFolder folder = staging.project().folder();
        return working(folder, staging.project().settings().port(), terminal, service -> {
            Optional<RunState> underway = service.runs().underway();
            if (underway.isPresent()) {
                return mistake(terminal, goesOn(underway.get()));
            }
            String lock = Definitions.lock(staging);
            PlanTrust trust = new PlanTrust(folder, lock, terminal);
            Optional<String> no = new StageView(terminal).stage(staging, consent, lock, trust.given());
            if (no.isPresent()) {
                return mistake(terminal, no.get());
            }
            trust.remember();
            String name = service.runs().next(folder, Workplaces.names(staging)::take);
            RunDefinition definition = Definitions.of(name, staging);
            return followed(service, definition, new Command.LaunchRun(user, lock), follow, terminal);
        });
    }

    @Override
    public int resume(ResumeRequest request, Terminal terminal) {
        Optional<String> wrong = wrong(request.folder(), terminal);
        if (wrong.isPresent()) {
            return mistake(terminal, wrong.get());
        }
        return working(request.folder(), request.port(), terminal, service -> {
            Optional<RunState> unfinished = service.runs().unfinished();
            if (unfinished.isEmpty()) {
                return mistake(terminal, "There is no run to go on with here. Start one: jarvis run PLAN.md");
            }
            RunState state = unfinished.get();
            Optional<String> no = new PlanTrust(
                            request.folder(), state.defined().lock(), terminal)
                    .again(state.defined(), request.trust());
            if (no.isPresent()) {
                return mistake(terminal, no.get());
            }
            Command go = switch (state.status()) {
                case STOPPED -> new Command.ResumeRun(user);
                case STAGED -> new Command.LaunchRun(user, state.defined().lock());
                case NONE, RUNNING, FINAL_VERIFICATION, AWAITING_SIGN_OFF, SIGNED_OFF -> new Command.Settle();
            };
            if (changed(state.defined())) {
                terminal.say(state.defined().planPath() + " has changed since "
                        + state.defined().run()
                        + " was staged, and this run goes on with the plan as it was. To run the changed one:"
                        + " jarvis stop, then jarvis run.");
            }
            Questioner.Mode mode = request.yes() ? Questioner.Mode.YES : Questioner.Mode.ASK;
            return followed(
                    service, state.defined(), go, new Follow(mode, request.open(), request.patient()), terminal);
        });
    }

    @Override
    public int serve(ServeRequest request, Terminal terminal) {
        Optional<String> wrong = wrong(request.folder(), terminal);
        if (wrong.isPresent()) {
            return mistake(terminal, wrong.get());
        }
        ask(request.folder(), request.trust(), terminal);
        return working(request.folder(), request.port(), terminal, service -> {
            terminal.print(service.page());
            return untilInterrupted();
        });
    }

    @Override
    public int testAlerts(ProjectFolder folder, Terminal terminal) {
        return new AlertTrial(folder, Trusted.of(terminal.environment())).run(terminal);
    }

    @Override
    public int testSource(SourceTest request, Terminal terminal) {
        return new SourceTrial(request.folder(), Trusted.of(terminal.environment())).run(request.name(), terminal);
    }

    @Override
    public int demo(DemoRequest request, Terminal terminal) {
        return new Demo(this).run(request, terminal);
    }

    @Override
    public int rehearse(RehearseRequest request, Terminal terminal) {
        return new Rehearsal(this).run(request, terminal);
    }

    @Override
    public int stopOffline(ProjectFolder folder, String reason, Terminal terminal) {
        return working(folder, 0, terminal, service -> {
            Optional<RunState> unfinished = service.runs().unfinished();
            if (unfinished.isEmpty() || unfinished.get().status() == RunStatus.STOPPED) {
                unfinished.ifPresent(state -> Leftovers.stop(Definitions.place(state.defined())));
                terminal.say("There is nothing to stop: no run is under way here.");
                return ExitCode.OK;
            }
            RunDefinition definition = unfinished.get().defined();
            Offline.stop(service, definition, user, reason).forEach(terminal::say);
            terminal.say(
                    "Stopped " + definition.run() + " with all that it left running. Go on with it: jarvis resume");
            return ExitCode.OK;
        });
    }

    private int followed(Service service, RunDefinition definition, Command go, Follow follow, Terminal terminal) {
        try (Session session = new Session(
                definition, service.journal().journal(), service.tokens(), service.url(), service.clock())) {
            service.live(session.run());
            return new Following(session, service, follow, terminal).launchAndFollow(go);
        }
    }

    /** Does something with a folder that this process alone works on; the world's trouble becomes a sentence. */
    private int working(ProjectFolder folder, @Nullable Integer port, Terminal terminal, ToIntFunction<Service> work) {
        try (Service service = new Service(folder, Trusted.of(terminal.environment()), port)) {
            if (!service.journal().writable()) {
                terminal.say(service.journal().trouble());
                return ExitCode.WORLD;
            }
            return work.applyAsInt(service);
        } catch (Service.Busy e) {
            return mistake(terminal, String.valueOf(e.getMessage()));
        } catch (JournalException | ServerTrouble | UncheckedIOException e) {
            terminal.say("jarvis: " + e.getMessage());
            return ExitCode.WORLD;
        }
    }

    /**
     * Why nothing can be served as jarvis.yaml has it; empty when it can, and then what is doubtful in it is said. A plan's own
     * settings are checked with the plan.
     */
    private static Optional<String> wrong(ProjectFolder folder, Terminal terminal) {
        List<SettingsProblem> problems = SettingsText.problems(folder);
        Optional<String> errors = SettingsText.errors(problems);
        if (errors.isEmpty()) {
            problems.forEach(doubt -> terminal.say(doubt.sentence()));
        }
        return errors;
    }

    private static void ask(ProjectFolder folder, boolean given, Terminal terminal) {
        new TrustView(terminal, Trusted.of(terminal.environment())).ask(Reach.of(folder), given, "jarvis trust");
    }

    private static boolean changed(RunDefinition definition) {
        return PlanFile.open(Path.of(definition.planPath())) instanceof PlanFile.Text text
                && !text.markdown().equals(definition.markdown());
    }

    private static String goesOn(RunState state) {
        String run = state.defined().run();
        return run + " of " + state.defined().title() + " is not finished ("
                + state.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + "). Go on with it: jarvis resume. Or end it first: jarvis stop";
    }

    private static int mistake(Terminal terminal, String sentence) {
        terminal.say("jarvis: " + sentence);
        return ExitCode.MISTAKE;
    }

    private static int untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }
}
