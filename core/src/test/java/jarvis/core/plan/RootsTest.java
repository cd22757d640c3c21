package jarvis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RootsTest {
    private final Roots roots =
            new Roots(Map.of("/Users/anna/bakery", "/work/b", "/Users/anna/bakery/shop/", "/work/s/", "~/x", "/x"));

    @Test
    void the_longest_prefix_wins() {
        assertThat(roots.map("/Users/anna/bakery/kitchen/**")).isEqualTo("/work/b/kitchen/**");
        assertThat(roots.map("/Users/anna/bakery/shop/page.ts")).isEqualTo("/work/s/page.ts");
        assertThat(roots.map("/Users/anna/bakery")).isEqualTo("/work/b");
        assertThat(roots.map("/Users/anna/bakery/shop")).isEqualTo("/work/s");
        assertThat(roots.map("~/x/y")).isEqualTo("/x/y");
    }

    @Test
    void a_prefix_ends_at_a_segment() {
        assertThat(roots.map("/Users/anna/bakery2/a")).isEqualTo("/Users/anna/bakery2/a");
        assertThat(roots.map("/Users/anna/bakery/shopping")).isEqualTo("/work/b/shopping");
    }

    @Test
    void a_path_under_no_prefix_stays() {
        assertThat(roots.map("/etc/passwd")).isEqualTo("/etc/passwd");
        assertThat(roots.map("src/a")).isEqualTo("src/a");
        assertThat(roots.map("")).isEmpty();
        assertThat(Roots.NONE.map("/")).isEqualTo("/");
    }

    @Test
    void the_root_itself_may_be_mapped() {
        Roots all = new Roots(Map.of("/", "/mnt"));
        assertThat(all.map("/a/b")).isEqualTo("/mnt/a/b");
        assertThat(all.map("/")).isEqualTo("/mnt");
    }
}
