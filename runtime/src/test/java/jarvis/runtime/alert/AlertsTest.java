package jarvis.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.alert.Alert.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    @TempDir
    Path folder;

    private final FakeChannel one = new FakeChannel("webhook");
    private final FakeChannel other = new FakeChannel("slack");
    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder, List.of(World.CASH_LOW), List.of(one, other));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void each_episode_is_told_once_when_it_fires_and_once_when_it_is_resolved() throws Exception {
        for (int episode = 1; episode <= 2; episode++) {
            world.show(World.number(5), Phase.FIRING);
            world.show(World.number(6), Phase.FIRING);
            world.show(World.number(50), Phase.RESOLVED);
        }
        for (FakeChannel channel : List.of(one, other)) {
            assertThat(channel.delivered.await(4))
                    .containsExactly("cash-low firing", "cash-low resolved", "cash-low firing", "cash-low resolved");
        }
    }

    @Test
    void a_value_that_vanishes_resolves_nothing() throws Exception {
        world.show(World.number(5), Phase.FIRING);
        world.show(World.gone(), Phase.FIRING);
        world.vanish();
        world.awaitChange(
                () -> world.alerts.all().getFirst().text().endsWith("now unknown: No source states financial.cash."));
        assertThat(world.alerts.all().getFirst().text()).contains("last known 5 EUR");
        world.show(World.number(50), Phase.RESOLVED);
        assertThat(one.delivered.await(2)).containsExactly("cash-low firing", "cash-low resolved");
    }

    @Test
    void a_dead_channel_and_one_that_hangs_delay_no_other() throws Exception {
        one.dead = true;
        world.show(World.number(5), Phase.FIRING);
        other.delivered.await(1);
        world.await("failing", "webhook");
        one.dead = false;
        assertThat(one.delivered.await(1)).containsExactly("cash-low firing");
        one.hanging = true;
        world.show(World.number(50), Phase.RESOLVED);
        other.delivered.await(2);
        world.await("failing", "webhook");
        assertThat(world.alerts.deliveries().getFirst().trouble()).contains("300 ms");
        one.hanging = false;
        one.delivered.await(2);
        world.await("delivering", "webhook");
        assertThat(one.delivered.all()).containsExactly("cash-low firing", "cash-low resolved");
        assertThat(one.asked.all().stream().distinct()).hasSize(2);
    }

    @Test
    void a_restart_while_it_fires_tells_nothing_twice_and_does_not_forget_to_resolve() throws Exception {
        world.show(World.number(5), Phase.FIRING);
        one.delivered.await(1);
        other.delivered.await(1);
        world.awaitNothingWaits();
        world.restart(World.CASH_LOW);
        assertThat(world.alerts.all().getFirst().phase()).isEqualTo(Phase.FIRING);
        world.show(World.number(5), Phase.FIRING);
        world.vanish();
        world.restart(World.CASH_LOW);
        assertThat(world.alerts.all().getFirst().text()).contains("5 EUR");
        world.show(World.number(50), Phase.RESOLVED);
        assertThat(one.delivered.await(2)).containsExactly("cash-low firing", "cash-low resolved");
        world.awaitNothingWaits();
        world.restart(World.CASH_LOW);
        world.show(World.number(60), Phase.RESOLVED);
        world.awaitNothingWaits();
        assertThat(one.asked.all()).hasSize(2);
        assertThat(other.asked.all()).hasSize(2);
    }

    @Test
    void what_could_not_be_delivered_is_delivered_after_a_restart() throws Exception {
        one.dead = true;
        world.show(World.number(5), Phase.FIRING);
        world.show(World.number(50), Phase.RESOLVED);
        world.await("failing", "webhook");
        other.delivered.await(2);
        world.restart(World.CASH_LOW);
        one.dead = false;
        assertThat(one.delivered.await(2)).containsExactly("cash-low firing", "cash-low resolved");
        assertThat(other.delivered.all()).hasSize(2);
    }

    @Test
    void a_rule_that_is_changed_while_it_fires_is_withdrawn() throws Exception {
        world.show(World.number(5), Phase.FIRING);
        one.delivered.await(1);
        world.awaitNothingWaits();
        world.restart(World.rule("cash-low", "< 1"));
        assertThat(one.delivered.await(2)).containsExactly("cash-low firing", "cash-low withdrawn");
        world.awaitNothingWaits();
        world.restart(World.rule("cash-low", "< 1"));
        world.show(World.number(5), Phase.QUIET);
        assertThat(one.delivered.all()).hasSize(2);
    }

    @Test
    void of_too_many_that_wait_the_oldest_are_given_up_and_counted() throws Exception {
        one.dead = true;
        for (int i = 0; i < 4; i++) {
            world.show(World.number(5), Phase.FIRING);
            world.show(World.number(50), Phase.RESOLVED);
        }
        other.delivered.await(8);
        Delivery dead = world.alerts.deliveries().getFirst();
        assertThat(dead.counts().waiting()).isEqualTo(5);
        assertThat(dead.counts().givenUp()).isEqualTo(3);
    }

    @Test
    void a_memory_that_cannot_be_read_is_put_aside() throws Exception {
        world.show(World.number(5), Phase.FIRING);
        one.delivered.await(1);
        world.close();
        Files.writeString(folder.resolve("alerts.json"), "{\"alerts\": [");
        world.restart(World.CASH_LOW);
        world.show(World.number(5), Phase.FIRING);
        one.delivered.await(2);
        assertThat(folder.resolve("alerts.json.unread")).exists();
    }

    @Test
    void a_value_that_is_not_there_yet_at_the_start_is_no_trouble() throws InterruptedException {
        world.restart(World.CASH_GONE);
        world.alerts.look(Map.of(), false);
        world.awaitChange(() -> world.alerts.all().getFirst().unjudged() != null);
        assertThat(world.alerts.all().getFirst().phase()).isEqualTo(Phase.QUIET);
        world.alerts.look(Map.of(), true);
        world.alerts.look(Map.of(), true);
        assertThat(one.delivered.await(1)).containsExactly("cash-gone firing");
    }
}
