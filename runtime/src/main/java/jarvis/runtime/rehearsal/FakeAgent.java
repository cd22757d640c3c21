package jarvis.runtime.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does what a script says, and tells of it as a real agent would. */
public final class FakeAgent {
    /** The protocols that it speaks. */
    public static final List<String> PROTOCOLS = List.of("claude", "codex", "acp");

    private static final int NO_OUTPUT = 2_000;

    private final List<Step> steps;
    private final Wire wire;
    private final Face face;
    private String said = "";
    private int tools;

    private FakeAgent(List<Step> steps, Wire wire, Face face) {
        this.steps = steps;
        this.wire = wire;
        this.face = face;
    }

    /**
     * What it is started with.
     *
     * @param protocol one of {@link #PROTOCOLS}
     * @param session what its session is to be called, or which one it goes on with; empty where nobody says
     * @param attempt whose steps it does
     */
    public record Role(String protocol, String session, int attempt) {}

    /** What it reads from, and writes to. */
    public record Mouth(InputStream in, PrintStream out) {}

    /**
     * Does all of it.
     *
     * @return its exit code
     * @throws IOException where it is told nothing, or something that is no JSON
     */
    public static int run(Script script, Role role, Mouth mouth) throws IOException, InterruptedException {
        Wire wire = new Wire(mouth.in(), mouth.out());
        Face face = switch (role.protocol()) {
            case "claude" -> new ClaudeFace(wire, role.session());
            case "codex" -> new CodexFace(wire, role.session());
            default -> new AcpFace(wire);
        };
        return new FakeAgent(script.of(role.attempt()), wire, face).run();
    }

    private int run() throws IOException, InterruptedException {
        face.begin();
        for (Step step : steps) {
            if (step instanceof Step.Exit exit) {
                return exit.code();
            }
            if (step instanceof Step.Fail fail) {
                face.end(true, fail.text());
                return 1;
            }
            take(step);
        }
        while (face.end(false, said)) {
            said = "I was told more, and have nothing to do about it.";
            face.say(said);
        }
        return 0;
    }

    private void take(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.Say say -> {
                said = say.text();
                face.say(said);
            }
            case Step.Think think -> face.think(think.text());
            case Step.Run run -> run(run.command());
            case Step.Write write -> write(write);
            case Step.Ask ask -> face.say(face.ask(ask.text()) ? "I may." : "I may not.");
            case Step.Use use -> face.used(use.model(), use.tokens(), use.usd());
            case Step.Limit limit -> face.limited(Instant.now().plus(limit.until()));
            case Step.Wait wait -> TimeUnit.MILLISECONDS.sleep(wait.time().toMillis());
            case Step.Junk junk -> wire.line(junk.text());
            case Step.Flood flood -> {
                for (int i = 0; i < flood.times(); i++) {
                    face.say(flood.text());
                }
            }
            case Step.Line line -> wire.line("x".repeat(line.bytes()));
            case Step.Leave leave ->
                new ProcessBuilder("sh", "-c", leave.command()).inheritIO().start();
            case Step.Hang _ -> forever();
            case Step.Deaf _ -> Runtime.getRuntime().addShutdownHook(new Thread(FakeAgent::forever));
            case Step.Close _ -> wire.close();
            case Step.Exit _, Step.Fail _ -> throw new IllegalStateException("ends the script");
        }
    }

    private static void forever() {
        while (true) {
            LockSupport.park();
        }
    }

    private void run(String command) throws IOException, InterruptedException {
        Face.Tool tool = new Face.Tool(false, command, "");
        String id = "tool-" + tools++;
        face.toolBegan(id, tool);
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String end = output.substring(Math.max(0, output.length() - NO_OUTPUT));
        face.toolEnded(id, tool, new Face.Result(process.waitFor() != 0, end));
    }

    private void write(Step.Write write) throws IOException {
        Face.Tool tool = new Face.Tool(true, write.path(), write.text());
        String id = "tool-" + tools++;
        face.toolBegan(id, tool);
        if (!face.mayWrite(id, tool)) {
            face.toolEnded(id, tool, new Face.Result(true, "It was held back."));
            return;
        }
        Path file = Path.of(write.path()).toAbsolutePath();
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, write.text() + "\n");
        face.toolEnded(id, tool, new Face.Result(false, "written"));
    }
}
