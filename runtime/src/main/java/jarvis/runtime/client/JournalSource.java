package jarvis.runtime.client;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.view.EventDocument;
import jarvis.runtime.view.Rounds;
import jarvis.runtime.view.RunDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The runs as the journal has them, when no Jarvis runs. */
final class JournalSource implements RunSource {
    private static final int PAGE = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ProjectFolder folder;
    private final Journal journal;
    private final String newest;
    private final List<Recorded> events;

    private JournalSource(ProjectFolder folder, Journal journal, String newest) {
        this.folder = folder;
        this.journal = journal;
        this.newest = newest;
        this.events = all(newest);
    }

    static JournalSource open(ProjectFolder folder) {
        Journal journal = Journals.read(folder.journal());
        List<String> streams = journal.streams();
        if (streams.isEmpty()) {
            journal.close();
            throw new ClientTrouble(
                    ClientTrouble.Code.REFUSED,
                    "No run has been recorded in " + folder.folder() + " yet. Start one: jarvis run PLAN.md");
        }
        return new JournalSource(folder, journal, streams.getLast());
    }

    @Override
    public String caution() {
        return "Jarvis is not running; this is the journal's last word, of "
                + TIME.format(last().atZone(ZoneId.systemDefault())) + ".";
    }

    private Instant last() {
        return events.isEmpty() ? Instant.EPOCH : events.getLast().event().at();
    }

    List<Event> facts(String run) {
        return recorded(run).stream().map(Recorded::event).toList();
    }

    @Override
    public JsonNode run(String run) {
        List<Recorded> recorded = recorded(run);
        RunState state =
                Coordination.replay(recorded.stream().map(Recorded::event).toList());
        Plan plan = PlanReader.read(state.defined().markdown()).plan();
        return RunDocument.of(plan, state, recorded.getLast().event().at());
    }

    @Override
    public List<JsonNode> events(String run, long after, int limit) {
        return journal.read(id(run), after, limit).stream()
                .<JsonNode>map(recorded -> EventDocument.of(recorded.seq(), recorded.event()))
                .toList();
    }

    @Override
    public JsonNode round(String run, String checkpoint, int round) {
        List<Event> facts = facts(run);
        CheckpointState state = Coordination.replay(facts).checkpoints().get(checkpoint);
        if (state == null) {
            throw absent("checkpoint " + checkpoint + " in " + id(run));
        }
        Rounds rounds = new Rounds(checkpoint, state.spec().questions());
        facts.forEach(rounds::add);
        return rounds.document(round)
                .orElseThrow(() -> absent("round " + round + " of " + checkpoint + " in " + id(run)));
    }

    @Override
    public void output(String run, String checkpoint, int round, int step, OutputStream to) throws IOException {
        copy(folder.round(id(run), checkpoint, round).resolve("step-" + step + ".out"), 0, to);
    }

    @Override
    public long log(String run, String instance, int attempt, long from, OutputStream to) throws IOException {
        return copy(TalkFiles.log(folder.attempt(id(run), instance, attempt)), from, to);
    }

    private static long copy(Path file, long from, OutputStream to) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw absent("file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(from, Files.size(file)));
            return from + in.transferTo(to);
        }
    }

    @Override
    public String brief(String run, String instance) {
        RunState state = Coordination.replay(facts(run));
        int attempt = state.newestAttempt(instance);
        Path file = folder.attempt(id(run), instance, attempt).resolve("brief.md");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ClientTrouble(
                    ClientTrouble.Code.REFUSED,
                    "There is no brief of " + instance
                            + " yet: it is written when an attempt begins. With a Jarvis running"
                            + " (jarvis resume, jarvis serve) it can be read before.",
                    e);
        }
    }

    @Override
    public Optional<Door> door() {
        return Optional.empty();
    }

    @Override
    public void close() {
        journal.close();
    }

    private String id(String run) {
        return run.equals(CURRENT) ? newest : run;
    }

    private List<Recorded> recorded(String run) {
        String id = id(run);
        List<Recorded> found = id.equals(newest) ? events : all(id);
        if (found.isEmpty()) {
            throw new ClientTrouble(
                    ClientTrouble.Code.REFUSED,
                    "There is no run " + id + " here. There are: " + String.join(", ", journal.streams()) + ".");
        }
        return found;
    }

    private List<Recorded> all(String run) {
        List<Recorded> all = new ArrayList<>();
        List<Recorded> page = journal.read(run, 0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = journal.read(run, page.getLast().seq(), PAGE);
        }
        return all;
    }

    private static ClientTrouble absent(String what) {
        return new ClientTrouble(ClientTrouble.Code.REFUSED, "There is no " + what + ".");
    }
}
