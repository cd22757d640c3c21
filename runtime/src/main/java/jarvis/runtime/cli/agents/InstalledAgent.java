package jarvis.runtime.cli.agents;

import jarvis.runtime.execution.Tool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A kind of agent as it is here.
 *
 * @param tool its program; null where there is none on PATH
 * @param version what its program says to {@code --version}; empty where it says nothing in time
 */
public record InstalledAgent(AgentKind kind, @Nullable Tool tool, String version) {
    /** Looks for all kinds on a search path and asks those that are there, side by side. */
    public static List<InstalledAgent> look(String searchPath) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<InstalledAgent>> looks = AgentKind.all().stream()
                    .map(kind -> (Callable<InstalledAgent>) () -> look(kind, searchPath))
                    .toList();
            return threads.invokeAll(looks).stream().map(Future::resultNow).toList();
        }
    }

    private static InstalledAgent look(AgentKind kind, String searchPath) {
        Optional<Tool> tool = Tool.find(kind.name(), searchPath);
        return new InstalledAgent(
                kind, tool.orElse(null), tool.flatMap(Tool::version).orElse(""));
    }
}
