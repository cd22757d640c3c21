package jarvis.runtime.cli.doctor;

import jarvis.runtime.cli.doctor.Diagnosis.State;
import jarvis.runtime.execution.Tool;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs that runs use. */
final class Tools {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final int GIT_MAJOR = 2;
    private static final int GIT_MINOR = 25;

    private final String searchPath;

    Tools(String searchPath) {
        this.searchPath = searchPath;
    }

    Stream<Diagnosis> all() {
        return Stream.of(
                jdk(),
                git(),
                needed("bash", State.BROKEN, "Every check runs in it. Install bash."),
                needed("setsid", State.BROKEN, "It keeps agents alive when Jarvis is not. Install util-linux."),
                needed("curl", State.DOUBTFUL, "Many plans' checks call it. Install curl."),
                needed("jq", State.DOUBTFUL, "Many plans' checks call it. Install jq."),
                browser());
    }

    private static Diagnosis jdk() {
        Runtime.Version version = Runtime.version();
        return new Diagnosis(
                "jdk",
                version.feature() >= 25 ? State.WELL : State.BROKEN,
                version + " at " + System.getProperty("java.home"));
    }

    private Diagnosis git() {
        Optional<String> said = Tool.find("git", searchPath).flatMap(Tool::version);
        if (said.isEmpty()) {
            return missing("git", State.BROKEN, "Every gate reads the tree by it. Install git.");
        }
        Matcher version = VERSION.matcher(said.get());
        boolean old = version.find() && older(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        return old
                ? new Diagnosis(
                        "git", State.BROKEN, said.get() + " is too old: Jarvis needs 2.25. Install a newer git.")
                : new Diagnosis("git", State.WELL, said.get());
    }

    private static boolean older(int major, int minor) {
        return major < GIT_MAJOR || (major == GIT_MAJOR && minor < GIT_MINOR);
    }

    private Diagnosis needed(String name, State otherwise, String why) {
        return Tool.find(name, searchPath)
                .map(tool -> new Diagnosis(name, State.WELL, tool.file().toString()))
                .orElseGet(() -> missing(name, otherwise, why));
    }

    private Diagnosis browser() {
        return List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable").stream()
                .flatMap(name -> Tool.find(name, searchPath).stream())
                .findFirst()
                .map(tool -> new Diagnosis("chromium", State.WELL, tool.file().toString()))
                .orElseGet(() -> missing("chromium", State.DOUBTFUL, "Only Jarvis's own browser tests need it."));
    }

    private static Diagnosis missing(String name, State state, String why) {
        return new Diagnosis(name, state, name + " is not on PATH. " + why);
    }
}
