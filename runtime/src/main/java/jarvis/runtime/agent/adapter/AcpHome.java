package jarvis.runtime.agent.adapter;

import jarvis.runtime.project.Settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where an agent that speaks the protocol finds its configuration, and what of that the protocol does not say. */
@FunctionalInterface
public interface AcpHome {
    /** Of an agent that nothing is known of. */
    AcpHome ITS_OWN = (_, _) -> new Extras(List.of(), Map.of());

    /**
     * What it is started with besides.
     *
     * @param arguments before those of the settings
     */
    record Extras(List<String> arguments, Map<String, String> environment) {
        public Extras {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /** @param own a folder of the instance's */
    Extras prepared(Path own, AgentSettings settings) throws IOException;
}
