package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicOriginsTest {
    @TempDir
    Path folder;

    @Test
    void one_or_several_are_read_as_browsers_write_them() throws IOException {
        assertThat(read("origin: https://Jarvis.Example/").origins()).containsExactly("https://jarvis.example");
        assertThat(read("origin: [\"https://a.example:443\", \"http://b.example:8080\", \"http://[::1]:80\"]")
                        .origins())
                .containsExactlyInAnyOrder("https://a.example", "http://b.example:8080", "http://[::1]");
        assertThat(read("port: 1").origins()).isEmpty();
    }

    @Test
    void without_a_file_there_is_none() {
        assertThat(PublicOrigins.read(new ProjectFolder(folder)))
                .isEqualTo(new PublicOrigins(java.util.Set.of(), List.of()));
    }

    @Test
    void what_is_no_origin_is_named_and_opens_nothing() throws IOException {
        for (String wrong : List.of(
                "\"*\"",
                "\"null\"",
                "jarvis.example",
                "https://*",
                "https://jarvis.example/page",
                "https://jarvis.example?a",
                "https://ada@jarvis.example",
                "ftp://jarvis.example")) {
            PublicOrigins read = read("origin: " + wrong);
            assertThat(read.origins()).as(wrong).isEmpty();
            assertThat(read.problems()).as(wrong).hasSize(1);
            assertThat(read.problems().getFirst().sentence())
                    .startsWith("jarvis.yaml:1:")
                    .contains("such as https://jarvis.example");
        }
        assertThat(read("origin: [{a: b}]").problems().getFirst().sentence()).contains("list of plain values");
    }

    private PublicOrigins read(String text) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), text);
        return PublicOrigins.read(new ProjectFolder(folder));
    }
}
