package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of these tests, each in a process of its own; what still runs is ended with them. */
public final class Programs implements AutoCloseable {
    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /** @param folder for what they read and complain of */
    public Programs(Path folder) {
        this.folder = folder;
    }

    public Process start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    /** Root writes where nobody may; only without that right it sees what others see. */
    public Process startWithoutTheRightsOfRoot(Class<?> program, String... arguments) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        assumeThat(!root || Files.exists(Path.of("/usr/bin/setpriv")))
                .as("setpriv")
                .isTrue();
        List<String> without = List.of("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override");
        return start(root ? without : List.of(), program, arguments);
    }

    private Process start(List<String> prefix, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Path input = Files.createFile(folder.resolve("in" + started.size()));
        Process process = new ProcessBuilder(command)
                .redirectError(complaints(started.size()).toFile())
                .redirectInput(input.toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path complaints(int number) {
        return folder.resolve("complaints" + number);
    }

    /** What it wrote to standard error, once it has ended. */
    public String complaints(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(complaints(started.indexOf(process)));
    }

    /** Kills it when it has said so many lines; all that it said by then. */
    public List<String> killedAfter(int lines, Process process) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(said.size()).as(complaints(process)).isGreaterThanOrEqualTo(lines);
        return said;
    }

    public long running() {
        return started.stream().filter(Process::isAlive).count();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
