package jarvis.runtime.cli.doctor;

import jarvis.runtime.client.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at everything that a run needs. */
public final class Doctor {
    private Doctor() {}

    public static List<Diagnosis> look(Path workingDirectory, Map<String, String> environment) {
        Tools tools = new Tools(environment.getOrDefault("PATH", ""));
        Place place = new Place(new Access(workingDirectory, environment), workingDirectory);
        return Stream.concat(tools.all(), place.all()).toList();
    }
}
