package jarvis.dawg.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The tallies of all processes in Redis: one hash a step, which goes by itself when it counts no more; in it one field a process
 * and module. For one thread; connects when it must.
 */
final class RedisSteps implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    /** The window, and time for clocks that differ. */
    private static final Duration KEPT = Duration.ofMinutes(6);

    private final RedisUrl url;
    private final String prefix;
    private @Nullable Jedis connection;

    RedisSteps(RedisUrl url, String prefix) {
        this.url = url;
        this.prefix = prefix;
    }

    /** The fields of each of these steps. */
    Map<Long, Map<String, String>> read(long[] steps) {
        Map<Long, Response<Map<String, String>>> asked = new HashMap<>();
        try (Pipeline pipeline = connected().pipelined()) {
            for (long step : steps) {
                asked.put(step, pipeline.hgetAll(key(step)));
            }
        }
        Map<Long, Map<String, String>> found = new HashMap<>();
        asked.forEach((step, fields) -> found.put(step, fields.get()));
        return found;
    }

    /** Sets fields: what is written twice is there once. */
    void write(Map<Long, Map<String, String>> steps) {
        List<Response<Long>> answers = new ArrayList<>();
        try (Pipeline pipeline = connected().pipelined()) {
            steps.forEach((step, fields) -> {
                answers.add(pipeline.hset(key(step), fields));
                answers.add(pipeline.expire(key(step), KEPT.toSeconds()));
            });
        }
        // A refusal is said only to who looks at the answer.
        answers.forEach(Response::get);
    }

    private String key(long step) {
        return prefix + ":live:1:" + step;
    }

    private Jedis connected() {
        Jedis open = connection;
        if (open == null) {
            open = new Jedis(new HostAndPort(url.host(), url.port()), config());
            connection = open;
            open.connect();
        }
        return open;
    }

    private DefaultJedisClientConfig config() {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .timeoutMillis((int) PATIENCE.toMillis())
                .user(url.user())
                .password(url.password())
                .database(url.number())
                .clientName("ai-dawg");
        return (url.tls() ? config.sslOptions(SslOptions.defaults()) : config).build();
    }

    /** Lets the connection go; the next that is asked for is a fresh one. */
    @Override
    public void close() {
        Jedis open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (JedisException e) {
                // It was broken, and is gone now.
            }
        }
    }
}
