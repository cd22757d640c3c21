package jarvis.runtime.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Autobahn test suite against our WebSockets. It is written in Python, which the JVM runs by Jython in a process of its own. */
@Tag("slow")
class AutobahnTest {
    private static final System.Logger LOG = System.getLogger("jarvis.autobahn");
    private static final int CASES = 247;
    private static final int LARGEST_MESSAGE = 1 << 24;

    @TempDir
    Path folder;

    @Test
    void noCaseOfTheGroups1To7And10Fails() throws Exception {
        JsonNode cases;
        try (EchoServer server = new EchoServer(LARGEST_MESSAGE)) {
            cases = run(server.port());
        }
        Map<String, List<String>> groups = cases.properties().stream()
                .map(one -> one.getKey() + " " + result(one.getValue()))
                .collect(Collectors.groupingBy(
                        result -> result.replaceAll("\\..*", ""), TreeMap::new, Collectors.toList()));
        groups.forEach((group, results) -> LOG.log(Level.INFO, "group " + group + ": " + counted(results)));
        assertThat(groups.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "10");
        assertThat(groups.values().stream().flatMap(List::stream))
                .hasSize(CASES)
                .filteredOn(
                        result -> result.contains("FAILED") || result.contains("WRONG") || result.contains("UNCLEAN"))
                .isEmpty();
    }

    private static String result(JsonNode one) {
        return one.path("behavior").asString() + "/" + one.path("behaviorClose").asString();
    }

    private static Map<String, Long> counted(List<String> results) {
        return results.stream()
                .collect(Collectors.groupingBy(result -> result.split(" ")[1], TreeMap::new, Collectors.counting()));
    }

    /** What became of each case. */
    private JsonNode run(int port) throws Exception {
        Path script = Files.writeString(folder.resolve("run.py"), """
                from autobahntestsuite import wstest
                wstest.start({'mode': 'fuzzingclient'}, {
                    'failByDrop': False,
                    'outdir': r'%s',
                    'servers': [{'agent': 'jarvis', 'url': 'ws://127.0.0.1:%d/echo'}],
                    'cases': ['1.*', '2.*', '3.*', '4.*', '5.*', '6.*', '7.*', '10.*'],
                    'exclude-cases': [],
                    'exclude-agent-cases': {}})
                """.formatted(folder.resolve("report"), port));
        Process python = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars(),
                        "org.python.util.jython",
                        script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            assertThat(python.waitFor(15, TimeUnit.MINUTES)).isTrue();
        } finally {
            python.destroyForcibly();
        }
        Path report = folder.resolve("report/index.json");
        assertThat(report).as(Files.readString(folder.resolve("output"))).exists();
        return new JsonMapper().readTree(Files.readString(report)).path("jarvis");
    }

    /** On the class path of the tests, and used from there by that process alone. */
    private static String jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("autobahntestsuite") || jar.contains("jython"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
