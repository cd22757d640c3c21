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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
    void what_was_refused_counts_once_by_its_id_over_random_histories() throws Exception {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Database database = fresh();
            EventStore store = new EventStore(database, ZONE);
            Random random = new Random(seed);
            Set<String> ids = new HashSet<>();
            long nameless = 0;
            for (int batch = random.nextInt(5); batch >= 0; batch--) {
                Set<String> sent = refusedIds(random);
                int without = random.nextInt(3);
                store.append(List.of(), new Refusals(sent, without), History.NOW.minus(Duration.ofDays(batch)));
                ids.addAll(sent);
                nameless += without;
            }
            assertThat(new Reports(database).totals().refused())
                    .as("seed %d", seed)
                    .isEqualTo(ids.size() + nameless);
        }
    }

    /** Some that no column takes: endless ones, control characters, halves of a surrogate pair. */
    private static Set<String> refusedIds(Random random) {
        List<String> odd = List.of("\0", "\ud800", "\ud801", "x".repeat(5_000), "x".repeat(5_001), "a", "A");
        return random.ints(random.nextInt(6), 0, 12)
                .mapToObj(which -> which < odd.size() ? odd.get(which) : "id-" + which)
                .collect(Collectors.toSet());
    }

    @Test
    void events_are_not_taken_without_counting_what_was_refused_beside_them() throws Exception {
        Database database = fresh();
        EventStore store = new EventStore(database, ZONE);
        UsageEvent visit = new UsageEvent("v", EventType.VISIT, "ann", History.NOW, null, null, null, null);
        Refusals refused = new Refusals(Set.of("r"), 1);
        renamed(database, "refused", "away");
        assertThatThrownBy(() -> store.append(List.of(visit), refused, History.NOW))
                .isInstanceOf(StoreException.class);
        renamed(database, "away", "refused");
        assertThat(new Reports(database).totals().accepted()).isZero();
        assertThat(store.append(List.of(visit), refused, History.NOW)).isEqualTo(1);
        assertThat(new Reports(database).totals().refused()).isEqualTo(2);
    }

    private static void renamed(Database database, String from, String to) {
        database.write(
                connection -> connection.createStatement().executeUpdate("alter table " + from + " rename to " + to));
    }

    @Test
    void a_refused_id_is_forgotten_with_the_events_of_its_time_and_stays_counted() throws Exception {
        Database database = fresh();
        EventStore store = new EventStore(database, ZONE);
        store.append(List.of(), new Refusals(Set.of("old"), 0), History.NOW.minusSeconds(1));
        store.append(List.of(), new Refusals(Set.of("new"), 0), History.NOW);
        new Upkeep(database, store).forget(History.NOW);
        store.append(List.of(), new Refusals(Set.of("old", "new"), 0), History.NOW);
        assertThat(new Reports(database).totals().refused()).isEqualTo(3);
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
