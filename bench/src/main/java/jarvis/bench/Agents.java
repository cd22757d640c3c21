package jarvis.bench;

import jarvis.runtime.agent.dialogue.ClaudeDialogue;
import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.agent.talk.AgentNow;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.agent.talk.Talks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What it takes to follow many agents that write all the time, and how late it is known what they said: {@code FOLDER [AGENTS]
 * [EVENTS_A_SECOND] [SECONDS]}. Who writes is a process of its own.
 */
public final class Agents {
    private static final int TURNS_A_SECOND = 20;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1 << 20;

    private Agents() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0])).toRealPath();
        int agents = args.length > 1 ? Integer.parseInt(args[1]) : 32;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 20;
        if (args.length > 4) {
            write(folder, agents, rate, seconds);
            return;
        }
        double before = memory();
        try (Talks talks = new Talks(InstantSource.system(), (_, _, _) -> {})) {
            for (int i = 0; i < agents; i++) {
                Path files = Files.createDirectories(folder.resolve("agent-" + i));
                Files.createFile(files.resolve("said"));
                talks.follow(
                        new Talks.Attempt("agent-" + i, 1, new TalkFiles(files), () -> {}),
                        new ClaudeDialogue("", Ownership.ANY));
            }
            talks.start();
            measure(talks, new String[] {folder.toString(), "" + agents, "" + rate, "" + seconds, "write"}, before);
        }
    }

    private static void measure(Talks talks, String[] writer, double before) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Agents.class.getName()));
        command.addAll(List.of(writer));
        Process process = new ProcessBuilder(command).inheritIO().start();
        List<Long> late = new ArrayList<>();
        long began = System.nanoTime();
        long busy = cpu();
        while (process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(10);
            talks.now().byInstance().values().forEach(agent -> late(agent, late));
        }
        double took = (System.nanoTime() - began) / NANOS;
        double share = (cpu() - busy) / NANOS / took;
        System.gc();
        long events = talks.now().byInstance().values().stream()
                .mapToLong(agent -> agent.life().counts().events())
                .sum();
        long[] sorted = late.stream().mapToLong(Long::longValue).sorted().toArray();
        int agents = talks.now().byInstance().size();
        System.out.printf(
                Locale.ROOT,
                "%d agents, %d events in %.0f s: %.1f %% of a core, %.2f MB of heap an agent after collection%n",
                agents,
                events,
                took,
                100 * share,
                (memory() - before) / agents);
        System.out.printf(
                Locale.ROOT,
                "what was said last is known after: p50 %d ms, p99 %d ms (of %d looks)%n",
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted.length);
    }

    /** How old the newest word of an agent is when it is first seen. */
    private static void late(AgentNow agent, List<Long> late) {
        String said = agent.life().doing().said();
        if (said.startsWith("at ")) {
            long at = Long.parseLong(said.substring(3, said.indexOf(' ', 3)));
            late.add(System.currentTimeMillis() - at);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }

    private static void write(Path folder, int agents, int rate, int seconds) throws IOException, InterruptedException {
        FileChannel[] said = new FileChannel[agents];
        for (int i = 0; i < agents; i++) {
            said[i] = FileChannel.open(
                    folder.resolve("agent-" + i).resolve("said"), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        long began = System.nanoTime();
        for (int turn = 0; turn < seconds * TURNS_A_SECOND; turn++) {
            byte[] lines = lines(rate / TURNS_A_SECOND);
            for (FileChannel each : said) {
                each.write(ByteBuffer.wrap(lines));
            }
            long next = began + (turn + 1) * TimeUnit.SECONDS.toNanos(1) / TURNS_A_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
    }

    private static byte[] lines(int count) {
        String text = "at " + System.currentTimeMillis() + " " + "what an agent says while it works, ".repeat(6);
        String line =
                "{\"type\":\"assistant\",\"parent_tool_use_id\":null,\"session_id\":\"s\",\"message\":{\"id\":\"m\",\"model\":\"a-model\","
                        + "\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}}\n";
        byte[] one = line.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[one.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }
}
