package jarvis.runtime.cli.terminal;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.BlockerRaised;
import jarvis.core.coordination.Event.CheckpointFailed;
import jarvis.core.coordination.Event.CheckpointNotRun;
import jarvis.core.coordination.Event.CheckpointPassed;
import jarvis.core.coordination.Event.SignedOff;
import jarvis.core.coordination.Recorded;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.view.EventSentence;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a run says in the terminal while it goes on: one line an event on {@code err}.
 *
 * <p>The run's writer only hands over; a virtual thread prints. {@link #close} returns when everything handed over is printed.
 */
public final class ProgressLines implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String END = "\0";

    private final Terminal terminal;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final LiveRun.Subscription subscription;
    private final Thread printer;

    /** Says each event of the run from now on. */
    public ProgressLines(Terminal terminal, LiveRun run) {
        this.terminal = terminal;
        this.subscription = run.subscribe(recorded -> lines.add(line(recorded)));
        this.printer = Thread.ofVirtual().name("progress-lines").start(this::print);
    }

    /** Such as {@code 14:05:07 instance-1: attempt 1 (phase-1) started}. */
    private String line(Recorded recorded) {
        String time = TIME.format(recorded.event().at().atZone(ZoneId.systemDefault()));
        return terminal.style().dim(time) + " " + coloured(recorded.event(), EventSentence.of(recorded.event()));
    }

    private String coloured(Event event, String sentence) {
        Style style = terminal.style();
        if (event instanceof CheckpointPassed || event instanceof SignedOff) {
            return style.green(sentence);
        }
        boolean bad = event instanceof CheckpointFailed || event instanceof CheckpointNotRun;
        boolean doubtful = event instanceof BlockerRaised;
        return bad ? style.red(sentence) : doubtful ? style.yellow(sentence) : sentence;
    }

    private void print() {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                terminal.say(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        subscription.close();
        lines.add(END);
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
