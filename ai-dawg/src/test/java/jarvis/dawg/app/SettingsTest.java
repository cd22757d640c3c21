package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void redis_is_read_from_the_file_and_the_environment_wins() throws Exception {
        assertThat(Settings.of(Map.of(), folder).redis()).isNull();
        Files.writeString(folder.resolve(".env"), "REDIS_URL=\"redis://cache/1\"\nDAWG_REDIS_PREFIX=dawg:test\n");
        assertThat(Settings.of(Map.of(), folder).redis()).hasToString("redis://cache:6379/1");
        assertThat(Settings.of(Map.of(), folder).prefix()).isEqualTo("dawg:test");
        assertThat(Settings.of(Map.of("REDIS_URL", "rediss://other"), folder).redis())
                .hasToString("rediss://other:6379/0");
        assertThat(Settings.of(Map.of("REDIS_URL", ""), folder).redis()).isNull();
    }

    @Test
    void what_cannot_be_used_is_refused_with_what_can() {
        assertThatThrownBy(() -> Settings.of(Map.of("REDIS_URL", "localhost:6379"), folder))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessage("REDIS_URL has a scheme that is not known here."
                        + " Write redis://USER:PASSWORD@HOST:6379/0, or rediss:// for TLS.");
        assertThatThrownBy(() -> Settings.of(Map.of("DAWG_REDIS_PREFIX", "a b"), folder))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining("DAWG_REDIS_PREFIX is \"a b\"; write");
    }
}
