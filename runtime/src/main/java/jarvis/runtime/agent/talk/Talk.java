package jarvis.runtime.agent.talk;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.LifeEvent;
import jarvis.runtime.agent.dialogue.Answer;
import jarvis.runtime.agent.dialogue.Dialogue;
import jarvis.runtime.agent.dialogue.Voice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One attempt's conversation: folded from all that its agent wrote, and gone on with. Thread-safe. */
public final class Talk implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORT = 200;

    private final TalkFiles files;
    private final Dialogue dialogue;
    private final InstantSource clock;
    private final Lines lines;
    private final Pipe pipe;
    private final Transcript transcript;
    private final Voice voice = new Speaking();
    private AgentLife life = AgentLife.NONE;
    private @Nullable Instant output;
    private Instant heardAt = Instant.EPOCH;
    private @Nullable Instant finishedAt;
    private boolean begun;
    private boolean sentAway;
    private boolean over;

    public Talk(TalkFiles files, Dialogue dialogue, InstantSource clock) {
        this.files = files;
        this.dialogue = dialogue;
        this.clock = clock;
        this.lines = new Lines(files.said(), this::line, this::tooLong);
        this.pipe = new Pipe(files);
        this.transcript = new Transcript(files.transcript());
    }

    /** Where the dialogue's events and answers go. */
    private final class Speaking implements Voice {
        @Override
        public void happened(LifeEvent event) {
            life = life.after(event, heardAt);
            transcript.write(event);
            if (event instanceof LifeEvent.Began began && !began.session().isEmpty()) {
                remember(began.session());
            }
        }

        @Override
        public void say(String id, JsonNode frame) {
            pipe.say(id, frame);
        }

        @Override
        public void finish() {
            pipe.finish();
            finishedAt = finishedAt == null ? clock.instant() : finishedAt;
        }
    }

    /**
     * Reads what the agent wrote since the last time, a few megabytes at most, and says what is to be said.
     *
     * @return whether there was anything new
     */
    synchronized boolean go() {
        if (!begun) {
            begun = true;
            dialogue.begin(voice);
        }
        long before = lines.at();
        heardAt = written();
        try {
            lines.read();
        } catch (IOException e) {
            life = life.after(new LifeEvent.Troubled("What it wrote cannot be read: " + e.getMessage()), heardAt);
        }
        boolean news = lines.at() > before;
        if (news) {
            output = heardAt;
            transcript.flush();
        }
        pipe.work();
        return news;
    }

    /** Reads all that is there; for when its process ended. */
    public synchronized AgentLife ended() {
        over = true;
        while (go()) {
            // there may be more
        }
        transcript.complaints(files.output());
        return life;
    }

    /** When what is there was written: now, unless it lay there before we looked. */
    private Instant written() {
        try {
            return Files.getLastModifiedTime(files.said()).toInstant();
        } catch (IOException e) {
            return clock.instant();
        }
    }

    private void line(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            JsonNode frame = JSON.readTree(text);
            if (frame.isObject()) {
                dialogue.heard(frame, voice);
                return;
            }
        } catch (JacksonException e) {
            // none of its protocol
        }
        voice.happened(new LifeEvent.Junk(shortened(text)));
    }

    private void tooLong(byte[] beginning) {
        String text = new String(beginning, 0, SHORT, StandardCharsets.UTF_8);
        voice.happened(new LifeEvent.Junk("a line of more than " + Lines.LONGEST + " bytes: " + text));
    }

    private static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }

    /**
     * Tells the agent something in the middle of its work, once.
     *
     * @param id names the message for good
     * @return whether it still listens
     */
    public synchronized boolean tell(String id, String text) {
        boolean listens = dialogue.listens() && (!pipe.isFinished() || pipe.hasSaid("message " + id));
        if (listens) {
            dialogue.tell(id, text, voice);
            pipe.work();
        }
        return listens;
    }

    /** Answers what it asked; nothing where it does not ask that any more. */
    public synchronized void answer(String ask, Answer answer) {
        if (life.asks().stream().anyMatch(open -> open.id().equals(ask))) {
            dialogue.answer(ask, answer, voice);
            pipe.work();
        }
    }

    /** The session that its count of what it used belongs to; empty where that begins anew with each attempt. */
    public synchronized String counted() {
        return dialogue.countsOn(life.usage()) ? life.session().id() : "";
    }

    public synchronized AgentLife life() {
        return life;
    }

    synchronized AgentNow now(int attempt) {
        return new AgentNow(attempt, life, output, over);
    }

    /** Whether it said before a time that its turn was over and has not ended since; true once. */
    synchronized boolean isOverdue(Instant before) {
        Instant since = finishedAt;
        boolean overdue = !over && !sentAway && since != null && since.isBefore(before);
        sentAway |= overdue;
        return overdue;
    }

    /** Whether its process ended. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Whether it was ended by us, after its turn was over. */
    public synchronized boolean wasSentAway() {
        return sentAway;
    }

    private void remember(String session) {
        try {
            Files.writeString(files.session(), session);
        } catch (IOException e) {
            // It is in what it wrote as well.
        }
    }

    /** Ends looking; the agent goes on. */
    @Override
    public synchronized void close() {
        pipe.close();
        transcript.close();
    }
}
