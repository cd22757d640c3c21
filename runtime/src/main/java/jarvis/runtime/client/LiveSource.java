package jarvis.runtime.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The runs as the running Jarvis shows them. */
final class LiveSource implements RunSource {
    private final Door door;

    LiveSource(Door door) {
        this.door = door;
    }

    @Override
    public String caution() {
        return "";
    }

    @Override
    public JsonNode run(String run) {
        return door.get(path(run));
    }

    @Override
    public List<JsonNode> events(String run, long after, int limit) {
        JsonNode answer = door.get(path(run) + "/events?after=" + after + "&limit=" + limit);
        JsonNode events = answer.isArray() ? answer : answer.path("events");
        return List.copyOf(events.values());
    }

    @Override
    public JsonNode round(String run, String checkpoint, int round) {
        return door.get(path(run) + "/checkpoints/" + segment(checkpoint) + "/rounds/" + round);
    }

    @Override
    public void output(String run, String checkpoint, int round, int step, OutputStream to) throws IOException {
        String rounds = path(run) + "/checkpoints/" + segment(checkpoint) + "/rounds/" + round;
        copy(rounds + "/steps/" + step + "/output?from=", 0, to);
    }

    @Override
    public long log(String run, String instance, int attempt, long from, OutputStream to) throws IOException {
        String log = path(run) + "/instances/" + segment(instance) + "/log?attempt=" + attempt + "&from=";
        return copy(log, from, to);
    }

    /** Files come in pieces; a piece without bytes is the end for now. */
    private long copy(String path, long from, OutputStream to) throws IOException {
        long next = from;
        while (true) {
            Door.Piece piece = door.piece(path + next);
            to.write(piece.bytes());
            if (piece.bytes().length == 0 || piece.next() <= next) {
                return next;
            }
            next = piece.next();
        }
    }

    @Override
    public String brief(String run, String instance) {
        return door.text(path(run) + "/instances/" + segment(instance) + "/brief");
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(door);
    }

    @Override
    public void close() {}

    static String path(String run) {
        return "/api/runs/" + segment(run);
    }

    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
