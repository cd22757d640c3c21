package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Event;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What git says when all is over and all its own notes are gone. */
record Aftermath(Scene scene, List<Event> journal, Person person, Collection<Ledger> ledgers) {

    /** @param broken what was seen before */
    List<String> judged(List<String> broken) throws IOException {
        List<String> found = new ArrayList<>(broken);
        IntegrationOracle oracle = new IntegrationOracle(person);
        found.addAll(oracle.judge(journal));
        for (Map.Entry<String, String> tip : oracle.tips().entrySet()) {
            String there = GitFiles.ref(Path.of(tip.getKey()), "refs/heads/jarvis/" + Scene.RUN + "/integration");
            if (!there.equals(tip.getValue())) {
                found.add("the integration branch is at \"" + there + "\", and the journal says " + tip.getValue());
            }
        }
        for (Ledger ledger : ledgers) {
            Scratch repository = new Scratch(ledger.top());
            if (!repository.read("mine.txt").equals("not committed by the person\n")) {
                found.add("a file of the person changed");
            }
            if (!repository.git("symbolic-ref", "HEAD").equals("refs/heads/main")) {
                found.add("the person is not on main any more");
            }
            forget(repository);
            Set<String> reachable = repository
                    .git("rev-list", "--objects", "--all")
                    .lines()
                    .map(line -> line.split(" ", 2)[0])
                    .collect(Collectors.toSet());
            found.addAll(ledger.lost(reachable));
        }
        return found;
    }

    private static void forget(Scratch repository) throws IOException {
        repository.git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all");
        repository.git("gc", "-q", "--prune=now");
        String said = repository.git("fsck", "--full", "--no-dangling", "--no-progress");
        if (!said.isEmpty() && !said.startsWith("notice")) {
            throw new AssertionError("git fsck: " + said);
        }
    }
}
