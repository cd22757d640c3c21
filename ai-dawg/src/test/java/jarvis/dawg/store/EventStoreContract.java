package jarvis.dawg.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_backup_restores_to_what_there_is(@TempDir Path folder) throws Exception {
        Database database = fresh();
        EventStore store = new EventStore(database, ZONE);
        List<UsageEvent> events = new History(3).events();
        int taken = store.append(events, History.NOW);
        Upkeep upkeep = new Upkeep(database, store);
        assertThat(upkeep.backUp(folder.resolve("it's here"), History.NOW)).startsWith(taken + " events in dawg-");
        assertThat(upkeep.recount(History.NOW)).contains("as the roll-ups say");
        long forgotten = events.stream()
                .filter(event -> event.subscription() == null)
                .map(UsageEvent::id)
                .distinct()
                .count();
        assertThat(upkeep.forget(History.NOW)).startsWith(forgotten + " events older");
        assertThat(forgotten).isLessThan(taken);
    }

    @Test
    void a_roll_up_that_differs_from_the_events_is_found() throws Exception {
        Database database = fresh();
        EventStore store = new EventStore(database, ZONE);
        Instant yesterday = History.NOW.minus(Duration.ofDays(1));
        UsageEvent visit = new UsageEvent("v", EventType.VISIT, "ann", yesterday, null, null, null, null);
        store.append(List.of(visit), History.NOW);
        database.write(connection -> connection.createStatement().executeUpdate("update day_type set events = 7"));
        assertThatThrownBy(() -> new Upkeep(database, store).recount(History.NOW))
                .hasMessageContaining("say 7 events of 1 users, and there are 1 of 1");
    }
}
