package jarvis.core.plan.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static List<String> told(Outline outline) {
        List<String> told = new ArrayList<>();
        for (Section section : outline.sections()) {
            Section parent = section.parent();
            told.add(section.level() + " " + section.heading() + " under " + (parent == null ? "" : parent.heading()));
            section.blocks().forEach(block -> told.add(block.toString()));
        }
        outline.unclosed().forEach(one -> told.add(one.toString()));
        return told;
    }

    @Test
    void a_document_read_in_pieces_is_the_document_read_whole() {
        List<String> whole = told(Outline.of(Plans.bakery(), Integer.MAX_VALUE));
        for (int size = 1; size < 3_000; size += 37) {
            assertThat(told(Outline.of(Plans.bakery(), size))).isEqualTo(whole);
        }
    }

    /** Fences, comments, quotes and lists that headings stand in, cut at every heading. */
    @SuppressWarnings("size") // one document, read as one
    @Test
    void no_border_falls_into_a_block_that_a_heading_does_not_end() {
        String[] parts = {
            "# A",
            "## B",
            "#no",
            "```",
            "~~~",
            "  ```",
            "- x",
            "  - y",
            "> z",
            "<!-- c",
            "-->",
            "<div>",
            "</div>",
            "",
            "",
            "    # code",
            "text",
            "| a | b |",
            "|---|---|",
            "# ",
            "<script>",
            "</script>",
            "[a]: b 'c",
            "===",
            "1. n",
            "\t# t"
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(16); k >= 0; k--) {
                text.append(parts[random.nextInt(parts.length)]).append('\n');
            }
            String markdown = text.toString();
            assertThat(told(Outline.of(markdown, 1)))
                    .as(markdown)
                    .isEqualTo(told(Outline.of(markdown, Integer.MAX_VALUE)));
        }
    }

    @Test
    void a_value_knows_its_line_and_its_column() {
        Outline outline =
                Outline.of("text\n\n## **Name** x\n> - item\n>   - inner\n\n| a | bb |\n|---|---|\n| c | `d` |\n");
        Section section = outline.sections().getLast();
        assertThat(section.heading()).isEqualTo(new Line("**Name** x", 3, 4));
        assertThat(section.blocks().getFirst()).isInstanceOfSatisfying(Block.Listing.class, list -> {
            assertThat(list.items().getFirst().place()).isEqualTo(new Place(4, 5));
            assertThat(list.items().getFirst().details()).containsExactly("inner");
        });
        assertThat(section.blocks().getLast())
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.rows().getFirst().getLast()).isEqualTo(new Line("`d`", 9, 7)));
    }
}
