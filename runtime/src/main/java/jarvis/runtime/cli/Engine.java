package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.StageView.Consent;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.Staging;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The commands that start something, made of everything; implemented by the wiring. Each returns an {@link ExitCode}. */
public interface Engine {
    /**
     * Stages a plan, asks what must be asked ({@link jarvis.runtime.cli.terminal.StageView}), launches it and stays with it.
     *
     * @param open whether the page is opened in a browser
     * @param patient whether a run that nobody at this terminal can answer waits for an answer given elsewhere; else it ends
     *     with {@link ExitCode#NEEDS_PERSON}
     */
    record RunRequest(Staging staging, Consent consent, boolean open, boolean patient) {}

    /**
     * Goes on with the newest run of a project.
     *
     * @param yes answers what can be answered with yes, and signs off
     * @param trust its plan's commands may run
     * @param port null: as settings say
     */
    record ResumeRequest(
            ProjectFolder folder,
            boolean yes,
            boolean trust,
            boolean open,
            boolean patient,
            @Nullable Integer port) {}

    /**
     * Shows the page and the API without a run.
     *
     * @param folder need not hold a {@code .jarvis} yet
     * @param trust what jarvis.yaml reaches beyond it may be reached
     * @param port null: as settings say
     */
    record ServeRequest(
            ProjectFolder folder, boolean trust, @Nullable Integer port) {}

    /**
     * Runs the demo's plan in a scratch repository.
     *
     * @param yes answers its questions and signs it off
     * @param folder where its scratch repository is made; null: a new one under the system's temporary folder
     * @param agents what follows the instances' scripts
     */
    record DemoRequest(
            boolean yes,
            boolean open,
            @Nullable Integer port,
            @Nullable Path folder,
            Agents agents) {
        /** Shells alone, or scripted agents: of each kind, or all of one. */
        public enum Agents {
            NONE,
            MIXED,
            CLAUDE,
            CODEX,
            ACP
        }
    }

    /**
     * Runs a plan with scripted agents in clones of the repositories that it works on.
     *
     * @param scripts a folder with an {@code INSTANCE.script} for each instance that is to do more than say its tasks; null: none
     */
    record RehearseRequest(
            Staging staging,
            Consent consent,
            boolean open,
            @Nullable Path scripts) {}

    /** Asks one source once. */
    record SourceTest(ProjectFolder folder, String name) {}

    int run(RunRequest request, Terminal terminal);

    int resume(ResumeRequest request, Terminal terminal);

    int serve(ServeRequest request, Terminal terminal);

    int demo(DemoRequest request, Terminal terminal);

    int rehearse(RehearseRequest request, Terminal terminal);

    int testSource(SourceTest request, Terminal terminal);

    /** Sends a test message by each channel of a project's alerts. */
    int testAlerts(ProjectFolder folder, Terminal terminal);

    /** Stops what a Jarvis that is gone left running, and records it. */
    int stopOffline(ProjectFolder folder, String reason, Terminal terminal);
}
