package jarvis.dawg.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisUrlTest {
    private static RedisUrl read(String text) {
        return switch (RedisUrl.read(text)) {
            case RedisUrl.Reading.Read read -> read.url();
            case RedisUrl.Reading.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    private static String refusal(String text) {
        return switch (RedisUrl.read(text)) {
            case RedisUrl.Reading.Read read -> throw new AssertionError(read.url());
            case RedisUrl.Reading.Refused refused -> refused.sentence();
        };
    }

    @Test
    void what_is_left_out_is_as_usual() {
        assertThat(read("redis://cache")).isEqualTo(new RedisUrl(false, "cache", 6379, 0, null, null));
        assertThat(read("rediss://cache:6380/2/".replaceFirst("/$", "")))
                .isEqualTo(new RedisUrl(true, "cache", 6380, 2, null, null));
    }

    @Test
    void user_and_password_are_decoded_and_the_password_is_not_shown() {
        RedisUrl url = read("redis://ann:s%3Ac%40ret+@[::1]:7000/0");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo("s:c@ret+");
        assertThat(url).hasToString("redis://[::1]:7000/0");
        assertThat(read("redis://:secret@cache").user()).isNull();
    }

    @Test
    void what_is_wrong_is_named_and_what_is_secret_is_not() {
        assertThat(refusal("http://:secret@cache")).contains("a scheme that is not known here. Write redis://");
        assertThat(refusal("cache:6379")).contains("scheme");
        assertThat(refusal("redis://:secret@/0")).contains("names no host");
        assertThat(refusal("redis://:secret@cache:70000")).contains("the port 70000");
        assertThat(refusal("redis://:secret@cache/main")).contains("the database \"main\"");
        assertThat(refusal("redis://:secret@cache/0?ssl=yes")).contains("parameters");
        assertThat(refusal("redis://:secret%@cache")).contains("character");
        assertThat(refusal("redis://:secret word@cache")).contains("Write special characters");
        assertThat(refusal("redis://:secret@cache:x1")).contains("names no host");
        for (String text : new String[] {
            "http://:secret@cache",
            "redis://:secret@/0",
            "redis://:secret@cache/main",
            "redis://:secret%@cache",
            "redis://:secret word@cache"
        }) {
            assertThat(refusal(text)).doesNotContain("secret");
        }
    }
}
