package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Workers that a test ends when it wants. They outlive the reconciler that asked for them, as processes do. */
final class FakeWorkers implements Workers {
    final List<String> started = Collections.synchronizedList(new ArrayList<>());
    final List<String> stopped = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CompletableFuture<Ending>> running = new HashMap<>();
    private final List<Limit> limits;

    FakeWorkers(Limit... limits) {
        this.limits = List.of(limits);
    }

    @Override
    public synchronized CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt) {
        String name = assignment.instance() + "/" + attempt;
        notifyAll();
        return running.computeIfAbsent(name, fresh -> {
            started.add(name);
            return new CompletableFuture<>();
        });
    }

    /** Ends an attempt as soon as it was started. */
    synchronized void end(String instance, int attempt, Ending ending) throws InterruptedException {
        String name = instance + "/" + attempt;
        while (!running.containsKey(name)) {
            wait(10_000);
        }
        running.get(name).complete(ending);
    }

    @Override
    public synchronized void stop(String instance, int attempt) {
        stopped.add(instance + "/" + attempt);
        running.getOrDefault(instance + "/" + attempt, new CompletableFuture<>())
                .complete(new Ending.Exited(143));
    }

    @Override
    public synchronized void stopAll() {
        running.keySet().forEach(stopped::add);
    }

    @Override
    public boolean endsOnClaim(String instance) {
        return instance.startsWith("person");
    }

    @Override
    public List<Limit> limits() {
        return limits;
    }
}
