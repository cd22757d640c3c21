package jarvis.dawg.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis of this machine's that keeps nothing on disk; killed, stopped, and started again on the same port. */
public final class RedisServer implements AutoCloseable {
    private static final List<String> FORGETFUL = List.of("--save", "", "--appendonly", "no", "--bind", "127.0.0.1");

    private final int port = freePort();
    private final List<String> options;
    private Process process;

    /** Skips the test where there is no Redis. */
    public RedisServer(String... options) {
        assumeTrue(installed(), "skipped: redis-server is not installed (on Debian: apt-get install redis-server)");
        this.options = List.of(options);
        this.process = started();
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** As another whom the same port answers. */
    public void startAgain() {
        process = started();
    }

    /** SIGKILL: it says no good-bye. */
    public void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** SIGSTOP: it takes connections and never answers. */
    public void stop() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            await(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Process started() {
        List<String> command = new ArrayList<>(List.of("redis-server", "--port", String.valueOf(port)));
        command.addAll(FORGETFUL);
        command.addAll(options);
        try {
            Process fresh =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            List<String> said = new ArrayList<>();
            for (String line = ""; !line.contains("Ready to accept connections"); ) {
                line = fresh.inputReader().readLine();
                if (line == null) {
                    throw new AssertionError("redis-server ended: " + said);
                }
                said.add(line);
            }
            return fresh;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError(ending + " does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
