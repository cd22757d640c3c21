package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;

/** An item of a list: its own lines, and what is nested in it. */
public record Item(List<Line> lines, List<Block> nested, int line) {

    /** The item's own text as a reader sees it, its lines joined. */
    public String plain() {
        return Inline.plain(raw());
    }

    public String raw() {
        return lines.size() == 1
                ? lines.getFirst().raw()
                : String.join(" ", lines.stream().map(Line::raw).toList());
    }

    /** Where the item's text begins. */
    public Place place() {
        return lines.isEmpty() ? new Place(line, 1) : lines.getFirst().place();
    }

    /** What is nested in it, as text, each level indented by two spaces more than the one above. */
    public List<String> details() {
        List<String> details = new ArrayList<>();
        nested.forEach(block -> collect(block, "", details));
        return details;
    }

    private static void collect(Block block, String indent, List<String> details) {
        switch (block) {
            case Block.Paragraph paragraph -> paragraph.lines().forEach(line -> details.add(indent + line.plain()));
            case Block.Fence fence -> fence.lines().forEach(line -> details.add(indent + line));
            case Block.Table table -> table.rows().forEach(row -> details.add(indent + cells(row)));
            case Block.Listing list ->
                list.items().forEach(item -> {
                    details.add(indent + item.plain());
                    item.nested().forEach(inner -> collect(inner, indent + "  ", details));
                });
        }
    }

    private static String cells(List<Line> row) {
        return String.join(" | ", row.stream().map(Line::plain).toList());
    }
}
