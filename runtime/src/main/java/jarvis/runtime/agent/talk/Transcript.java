package jarvis.runtime.agent.talk;

import jarvis.core.agent.Ask;
import jarvis.core.agent.LifeEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as text for people. The same events make the same text, so whoever folds them anew passes over what is
 * written already. For one thread.
 */
final class Transcript implements AutoCloseable {
    private static final int COMPLAINTS = 4_000;
    private static final int FULL = 1 << 16;

    private final Path file;
    private final StringBuilder waiting = new StringBuilder();
    private @Nullable FileChannel channel;
    private long there = -1;
    private long written;
    private boolean open;

    Transcript(Path file) {
        this.file = file;
    }

    void write(LifeEvent event) {
        String text = text(event);
        if (text.isEmpty()) {
            return;
        }
        boolean goesOn = event instanceof LifeEvent.Said said && said.more();
        if (open && !goesOn) {
            waiting.append('\n');
        }
        waiting.append(text).append(goesOn ? "" : "\n");
        open = goesOn && !text.endsWith("\n");
        if (waiting.length() > FULL) {
            flush();
        }
    }

    /** The end of what its process wrote beside its protocol: where something went wrong, it is said there. */
    void complaints(Path output) {
        try {
            String all = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
            if (!all.isEmpty()) {
                byte[] end =
                        all.substring(Math.max(0, all.length() - COMPLAINTS)).getBytes(StandardCharsets.ISO_8859_1);
                waiting.append(open ? "\n" : "")
                        .append("[beside its protocol]\n")
                        .append(new String(end, StandardCharsets.UTF_8))
                        .append('\n');
                open = false;
            }
        } catch (IOException e) {
            // it wrote nothing there
        }
        flush();
    }

    private static String text(LifeEvent event) {
        return switch (event) {
            case LifeEvent.Began began ->
                began.session().isEmpty()
                        ? ""
                        : "[session " + began.session() + (began.model().isEmpty() ? "" : ", " + began.model()) + "]";
            case LifeEvent.Said said -> (said.aside() ? "  (helper) " : "") + said.text();
            case LifeEvent.ToolBegan tool ->
                "[" + tool.tool() + (tool.subject().isEmpty() ? "" : " " + tool.subject()) + "]";
            case LifeEvent.ToolEnded ended -> ended.failed() ? "[failed]" : "";
            case LifeEvent.FileChanged changed -> "[" + changed.kind() + " " + changed.path() + "]";
            case LifeEvent.Asked asked ->
                (asked.ask().kind() == Ask.Kind.PERMISSION ? "[asks permission] " : "[asks] ")
                        + asked.ask().text();
            case LifeEvent.AskOver _ -> "[answered]";
            case LifeEvent.Limited limit ->
                "[limit: " + limit.what() + (limit.until() == null ? "" : " until " + limit.until()) + "]";
            case LifeEvent.Troubled trouble -> "[trouble] " + trouble.text();
            case LifeEvent.TurnEnded over -> "[turn " + over.end().name().toLowerCase(java.util.Locale.ROOT) + "]";
            case LifeEvent.Junk junk -> junk.start();
            case LifeEvent.TurnBegan _, LifeEvent.Thought _, LifeEvent.Used _, LifeEvent.Unknown _ -> "";
        };
    }

    /** A transcript that cannot be written is no reason to hear nothing. */
    void flush() {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        try {
            FileChannel out = channel();
            int known = (int) Math.min(bytes.length, Math.max(0, there - written));
            ByteBuffer rest = ByteBuffer.wrap(bytes, known, bytes.length - known);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            written += bytes.length;
        } catch (IOException e) {
            written += bytes.length;
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel known = channel;
        if (known == null) {
            known = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            there = known.size();
            channel = known;
        }
        return known;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                flush();
                channel.close();
            }
        } catch (IOException e) {
            // all of it is in what the agent wrote
        }
    }
}
