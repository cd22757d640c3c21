package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the tables of a topic, and their columns by the words of their heading row. */
final class Tables {
    private Tables() {}

    static List<Block.Table> of(Reading reading, Topic topic) {
        List<Block.Table> tables = new ArrayList<>();
        for (Section section : reading.topics().about(topic)) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** The number of the column whose heading fits; the default where none does. */
    static int column(Block.Table table, Pattern heading, int byDefault) {
        for (int i = 0; i < table.heading().size(); i++) {
            if (heading.matcher(table.heading().get(i).plain()).find()) {
                return i;
            }
        }
        return byDefault;
    }

    static Line cell(List<Line> row, int column) {
        return column < row.size()
                ? row.get(column)
                : new Line("", row.isEmpty() ? 1 : row.getFirst().number(), 1);
    }
}
