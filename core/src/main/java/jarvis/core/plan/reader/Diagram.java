package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Line;
import java.util.ArrayList;
import java.util.List;

/** Takes a drawing in a fence apart: each text in a box or between arrows, with what stands below it in the same box. */
final class Diagram {
    private static final String DRAWING = "\u2502\u2503\u2551|+<>=\u2550\u2501";

    private Diagram() {}

    /** A text of the drawing, with the texts of its box in the lines below it. */
    record Cell(Line line, String below) {}

    static List<Cell> cells(Block.Fence fence) {
        List<List<Line>> rows = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            rows.add(row(fence.lines().get(i), fence.lineOf(i)));
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Line cell : rows.get(i)) {
                cells.add(new Cell(cell, boxed(fence.lines().get(i)) ? below(rows, fence.lines(), i, cell) : ""));
            }
        }
        return cells;
    }

    private static boolean boxed(String line) {
        return line.indexOf('\u2502') >= 0
                || line.indexOf('|') >= 0
                || line.indexOf('\u2551') >= 0
                || line.indexOf('\u2503') >= 0;
    }

    /** The texts of the next lines that begin at about the same column, up to the end of the box. */
    private static String below(List<List<Line>> rows, List<String> lines, int row, Line cell) {
        StringBuilder below = new StringBuilder();
        for (int i = row + 1; i < Math.min(rows.size(), row + 8) && boxed(lines.get(i)); i++) {
            near(rows.get(i), cell.column())
                    .forEach(other -> below.append(other.raw()).append(' '));
        }
        return below.toString();
    }

    /** The cells of a row that begin at most three characters from a column. */
    private static List<Line> near(List<Line> row, int column) {
        int from = 0;
        int to = row.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (row.get(middle).column() < column - 3) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int end = from;
        while (end < row.size() && row.get(end).column() <= column + 3) {
            end++;
        }
        return row.subList(from, end);
    }

    private static List<Line> row(String line, int number) {
        List<Line> cells = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || drawn(line, i)) {
                add(line, start, i, number, cells);
                start = i + 1;
            }
        }
        return cells;
    }

    private static boolean drawn(String line, int i) {
        char c = line.charAt(i);
        boolean box =
                (c >= '\u2500' && c <= '\u257F') || (c >= '\u2190' && c <= '\u21FF') || c == '\u25BC' || c == '\u25B6';
        boolean dash = c == '-'
                && ((i + 1 < line.length() && "->".indexOf(line.charAt(i + 1)) >= 0)
                        || (i > 0 && line.charAt(i - 1) == '-'));
        return box || dash || DRAWING.indexOf(c) >= 0;
    }

    private static void add(String line, int start, int end, int number, List<Line> cells) {
        int from = start;
        int to = end;
        while (from < to && skipped(line.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(line.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            cells.add(new Line(line.substring(from, to), number, from + 1));
        }
    }

    private static boolean skipped(char c) {
        return Character.isWhitespace(c) || c == '[' || c == '(' || c == '*';
    }
}
