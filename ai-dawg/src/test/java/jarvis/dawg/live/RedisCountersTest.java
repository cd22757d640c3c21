package jarvis.dawg.live;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.module.Work;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Processes that share a Redis; here each exchanges when it is told to. */
class RedisCountersTest extends LiveCountersContract {
    private final Deque<RedisCounters> open = new ArrayDeque<>();
    private RedisServer redis;
    private Jedis inside;
    private RedisCounters one;
    private RedisCounters other;

    @BeforeEach
    void start() {
        redis = new RedisServer();
        inside = new Jedis(URI.create(redis.url()));
        one = process("dawg");
        other = process("dawg");
    }

    @AfterEach
    void end() {
        close();
        if (redis != null) {
            inside.close();
            redis.close();
        }
    }

    private void close() {
        open.forEach(RedisCounters::close);
        open.clear();
    }

    private RedisCounters process(String prefix) {
        return process(redis.url(), prefix);
    }

    private RedisCounters process(String url, String prefix) {
        if (!(RedisUrl.read(url) instanceof RedisUrl.Reading.Read read)) {
            throw new IllegalStateException(url);
        }
        RedisCounters counters = new RedisCounters(read.url(), prefix, () -> now);
        open.add(counters);
        return counters;
    }

    @Override
    LiveCounters fresh() {
        close();
        inside.flushAll();
        one = process("dawg");
        other = process("dawg");
        return one;
    }

    @Override
    LiveCounters seen() {
        one.exchange();
        other.exchange();
        return other;
    }

    private static long done(LiveCounters counters) {
        return counters.of("music").report().done();
    }

    @Test
    void each_counts_what_all_did() {
        one.of("music").well(Duration.ofMillis(1));
        other.of("music").failed(Duration.ofMillis(3), "away");
        one.exchange();
        other.exchange();
        one.exchange();
        Work.Report report = one.of("music").report();
        assertThat(report).isEqualTo(other.of("music").report());
        assertThat(report.done()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.trouble()).isEqualTo("away");
        assertThat(report.meanMillis()).isEqualTo(2);
    }

    @Test
    void who_has_another_prefix_shares_nothing() {
        one.of("music").well(Duration.ofMillis(1));
        one.exchange();
        RedisCounters apart = process("staging");
        apart.exchange();
        assertThat(done(apart)).isZero();
        assertThat(apart.look().trouble()).isEmpty();
    }

    @Test
    void what_a_process_did_that_is_gone_counts_until_its_time_is_over() {
        one.of("music").well(Duration.ofMillis(1));
        one.exchange();
        one.close();
        RedisCounters next = process("dawg");
        next.exchange();
        assertThat(done(next)).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(5));
        next.exchange();
        assertThat(next.of("music").report().done()).isZero();
        assertThat(next.of("music").report().last()).isEqualTo(now.minus(Duration.ofMinutes(5)));
    }

    @Test
    void every_key_goes_by_itself_and_there_is_one_a_step() {
        for (int i = 0; i < 500; i++) {
            one.of("music").well(Duration.ofMillis(i));
            one.of("marketing").well(Duration.ofMillis(i));
            now = now.plusSeconds(1);
        }
        seen();
        Set<String> keys = inside.keys("*");
        assertThat(keys).hasSizeBetween(29, 31);
        assertThat(keys).allSatisfy(key -> {
            assertThat(inside.ttl(key)).isBetween(300L, 360L);
            assertThat(inside.hlen(key)).isEqualTo(2);
        });
    }

    @Test
    void what_is_written_twice_counts_once_and_what_did_not_change_is_not_written() {
        one.of("music").well(Duration.ofMillis(1));
        one.exchange();
        long before = written();
        one.exchange();
        assertThat(written()).isEqualTo(before);
        inside.flushAll();
        one.exchange();
        assertThat(written()).isEqualTo(before + 1);
        other.exchange();
        assertThat(done(other)).isEqualTo(1);
    }

    private long written() {
        return inside.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_hset:"))
                .map(line -> line.replaceFirst("cmdstat_hset:calls=(\\d+),.*", "$1"))
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void a_redis_that_died_and_lost_all_gets_everything_back() {
        one.of("music").well(Duration.ofMillis(1));
        now = now.plusSeconds(60);
        seen();
        redis.kill();
        one.of("music").well(Duration.ofMillis(1));
        other.of("music").well(Duration.ofMillis(1));
        seen();
        assertThat(done(one)).as("its own").isEqualTo(2);
        assertThat(done(other)).as("its own").isEqualTo(1);
        assertThat(other.look().store()).isEqualTo("redis");
        assertThat(other.look().trouble())
                .startsWith(redis.url() + "/0 cannot be used: ")
                .contains("of this process alone");
        redis.startAgain();
        inside.disconnect();
        inside.connect();
        seen();
        one.exchange();
        assertThat(done(one)).isEqualTo(3);
        assertThat(done(other)).isEqualTo(3);
        assertThat(other.look().trouble()).isEmpty();
    }

    @Test
    void what_others_keep_there_is_passed_over() {
        one.of("music").well(Duration.ofMillis(1));
        String key = "dawg:live:1:" + Window.step(now);
        inside.hset(key, "nonsense", "1 2 3");
        inside.hset(key, "p:music", "0 1 - 3:99999999999999999999 - ");
        inside.hset(key, "q:music", "5 1 2026-11-22T10:00:00Z 3:1 - ");
        inside.hset(key, "r:music", "0 1 yesterday 3:1 - ");
        inside.hset(key, "s:music", "0 1 2026-11-22T10:00:00Z 3:-1 - ");
        inside.hset(key, "u:music", "0 9223372036854775807 2026-11-22T10:00:00Z 3:1 - ");
        inside.hset(key, "v:music", "0 1 2026-11-22T10:00:00Z 3:9223372036854775807 - ");
        inside.hset(key, "t:music", "0 5000 2026-11-22T10:00:00Z 9000:1 - ");
        assertThat(done(seen())).isEqualTo(1);
        assertThat(other.look().trouble()).isEmpty();
        inside.del(key);
        inside.set(key, "no hash");
        assertThat(done(one)).isEqualTo(1);
        assertThat(seen().look().trouble()).contains("WRONGTYPE");
    }

    @Test
    void a_password_is_used_and_never_said() {
        String secret = "hunter2/:@";
        try (RedisServer locked = new RedisServer("--requirepass", secret)) {
            String place = locked.url().substring("redis://".length());
            RedisCounters right = process("redis://:hunter2%2F%3A%40@" + place, "dawg");
            right.exchange();
            assertThat(right.look().trouble()).isEmpty();
            for (String url :
                    new String[] {"redis://:hunter3@" + place, "redis://ann:hunter3@" + place, "redis://" + place}) {
                RedisCounters wrong = process(url, "dawg");
                wrong.exchange();
                assertThat(wrong.look().trouble())
                        .startsWith("redis://" + place + "/0 cannot be used: ")
                        .containsAnyOf("WRONGPASS", "NOAUTH")
                        .doesNotContain("hunter3");
            }
        }
    }

    @Test
    void a_redis_that_takes_nothing_in_is_said() {
        one.of("music").well(Duration.ofMillis(1));
        inside.configSet("maxmemory", "1");
        one.exchange();
        assertThat(one.look().trouble()).contains("cannot be used: OOM");
        assertThat(done(one)).isEqualTo(1);
        inside.configSet("maxmemory", "0");
        one.exchange();
        assertThat(one.look().trouble()).isEmpty();
    }

    @Test
    void databases_of_one_redis_share_nothing() {
        one.of("music").well(Duration.ofMillis(1));
        one.exchange();
        RedisCounters apart = process(redis.url() + "/3", "dawg");
        apart.exchange();
        assertThat(done(apart)).isZero();
        assertThat(apart.look().trouble()).isEmpty();
    }
}
