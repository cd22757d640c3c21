package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A heading with what stands under it up to the next heading, and the sections below it. */
public final class Section {
    private final int level;
    private final Line heading;
    private final @Nullable Section parent;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Section> children = new ArrayList<>();

    Section(int level, Line heading, @Nullable Section parent) {
        this.level = level;
        this.heading = heading;
        this.parent = parent;
    }

    /** 1 to 6; 0 for what stands before the first heading. */
    public int level() {
        return level;
    }

    public Line heading() {
        return heading;
    }

    public @Nullable Section parent() {
        return parent;
    }

    public List<Block> blocks() {
        return blocks;
    }

    public List<Section> children() {
        return children;
    }

    public int line() {
        return heading.number();
    }

    /** Every line of its text: paragraphs, list items and table cells, but no code. */
    public void eachLine(Consumer<Line> consumer) {
        blocks.forEach(block -> eachLine(block, consumer));
    }

    private static void eachLine(Block block, Consumer<Line> consumer) {
        switch (block) {
            case Block.Paragraph paragraph -> paragraph.lines().forEach(consumer);
            case Block.Listing list ->
                list.items().forEach(item -> {
                    item.lines().forEach(consumer);
                    item.nested().forEach(inner -> eachLine(inner, consumer));
                });
            case Block.Table table -> table.rows().forEach(row -> row.forEach(consumer));
            case Block.Fence _ -> {}
        }
    }
}
