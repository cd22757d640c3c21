package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HereTest {
    private static final Path FOLDER = Path.of("/project");

    @Test
    void aTildeIsTheHomeThatTheEnvironmentSays() {
        Map<String, String> environment = Map.of("HOME", "/elsewhere");
        assertThat(Here.resolve(FOLDER, "~", environment)).isEqualTo("/elsewhere");
        assertThat(Here.resolve(FOLDER, "~/books.json", environment)).isEqualTo("/elsewhere/books.json");
        assertThat(Here.resolve(FOLDER, "~books.json", environment)).isEqualTo("/project/~books.json");
        assertThat(Here.resolve(FOLDER, "../books.json", environment)).isEqualTo("/books.json");
    }

    @Test
    void whereItSaysNoneItIsTheAccounts() {
        String account = System.getProperty("user.home");
        assertThat(Here.resolve(FOLDER, "~/a", Map.of())).isEqualTo(account + "/a");
        assertThat(Here.resolve(FOLDER, "~/a", Map.of("HOME", "relative"))).isEqualTo(account + "/a");
    }
}
