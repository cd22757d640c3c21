package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts nothing; remembers what was asked for. */
final class FakeEngine implements Engine {
    final List<Object> asked = new ArrayList<>();
    int code = ExitCode.OK;

    @Nullable
    RuntimeException failure;

    @Override
    public int run(RunRequest request, Terminal terminal) {
        return noted(request);
    }

    @Override
    public int resume(ResumeRequest request, Terminal terminal) {
        return noted(request);
    }

    @Override
    public int serve(ServeRequest request, Terminal terminal) {
        return noted(request);
    }

    @Override
    public int demo(DemoRequest request, Terminal terminal) {
        return noted(request);
    }

    @Override
    public int rehearse(RehearseRequest request, Terminal terminal) {
        return noted(request);
    }

    @Override
    public int stopOffline(ProjectFolder folder, String reason, Terminal terminal) {
        return noted("stop " + reason);
    }

    @Override
    public int testAlerts(ProjectFolder folder, Terminal terminal) {
        return noted("test alerts");
    }

    private int noted(Object request) {
        asked.add(request);
        if (failure != null) {
            throw failure;
        }
        return code;
    }

    @Override
    public int testSource(SourceTest request, Terminal terminal) {
        return ExitCode.OK;
    }
}
