package jarvis.dawg.store;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.usage.UsageEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds in every database. */
abstract class EventStoreContract {
    private static final int HISTORIES = 200;
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    /** Empties the tables. */
    abstract Database fresh() throws Exception;

    @Test
    void every_figure_equals_a_recount_over_random_histories() throws Exception {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Database database = fresh();
            EventStore store = new EventStore(database, ZONE);
            History history = new History(seed);
            List<UsageEvent> events = history.events();
            int taken = 0;
            for (List<UsageEvent> batch : history.batches(events)) {
                taken += store.append(batch, History.NOW);
            }
            Map<String, UsageEvent> once = new LinkedHashMap<>();
            events.forEach(event -> once.putIfAbsent(event.id(), event));
            assertThat(taken).as("seed %d", seed).isEqualTo(once.size());
            assertThat(new UsageFigures(database, store).at(History.NOW))
                    .as("seed %d", seed)
                    .isEqualTo(new Recount(once.values(), ZONE).summary());
        }
    }

    @Test
    void several_writers_count_each_event_once() throws Exception {
        Database database = fresh();
        EventStore store = new EventStore(database, ZONE);
        List<UsageEvent> events = new History(7).events();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> taken = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                taken.add(threads.submit(() -> {
                    int mine = 0;
                    for (List<UsageEvent> batch : new History(8).batches(events)) {
                        mine += store.append(batch, History.NOW);
                    }
                    return mine;
                }));
            }
            long all = 0;
            for (Future<Integer> one : taken) {
                all += one.get();
            }
            assertThat(all)
                    .isEqualTo(events.stream().map(UsageEvent::id).distinct().count());
        }
    }
}
