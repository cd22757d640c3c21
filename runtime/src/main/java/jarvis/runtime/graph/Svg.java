package jarvis.runtime.graph;

import jarvis.runtime.graph.PlanGraph.Band;
import jarvis.runtime.graph.PlanGraph.Gate;
import jarvis.runtime.graph.PlanGraph.Node;
import jarvis.runtime.view.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph as SVG of its own layout: phases from left to right, in each the work by who waits for whom, then its gates. What is on
 * the critical path has a thick border and says so. No script, no link, no foreign font; foreign text is escaped.
 */
public final class Svg {
    private static final int MARGIN = 24;
    private static final int WIDTH = 208;
    private static final int HEIGHT = 64;
    private static final int GAP = 16;
    private static final int ACROSS = 56;
    private static final int TOP = 92;
    private static final int GATE_WIDTH = 188;
    private static final int GATE_HEIGHT = 48;
    private static final int PADDING = 12;
    private static final int NAME = 24;
    private static final int GATE_NAME = 20;
    private static final int DOT = 5;
    private static final String STYLE = """
            <style>
            svg { font: 13px system-ui, sans-serif; --ink: #1b2330; --soft: #5b6675; --line: #9aa5b4; --card: #ffffff;
              --band: #f3f5f8; --gate: #e7eef9; --mark: #1f5fbf; background: #ffffff; }
            @media (prefers-color-scheme: dark) { svg { --ink: #e8ecf2; --soft: #a3afbf; --line: #66727f; --card: #1d242e;
              --band: #151b23; --gate: #1c2a3f; --mark: #7db0ff; background: #0e1319; } }
            text { fill: var(--ink); } .soft { fill: var(--soft); font-size: 12px; } .id { font-weight: 600; }
            .title { font-size: 17px; font-weight: 600; } .band { fill: var(--band); }
            .work { fill: var(--card); stroke: var(--line); } .prep { stroke-dasharray: 5 4; }
            .critical { stroke: var(--mark); stroke-width: 3; } .gate { fill: var(--gate); stroke: var(--line); }
            .link { fill: none; stroke: var(--line); stroke-width: 1.5; } .end, #tip path { fill: var(--line); }
            </style>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>
            """;

    private final PlanGraph graph;
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder bands = new StringBuilder();
    private final Map<String, Box> boxes = new HashMap<>();
    private int x = MARGIN;
    private int gates;

    private record Box(int x, int y, int width, int height) {
        int middle() {
            return y + height / 2;
        }
    }

    private Svg(PlanGraph graph) {
        this.graph = graph;
    }

    public static String of(PlanGraph graph) {
        return new Svg(graph).all();
    }

    private String all() {
        int height = tallest();
        for (int at = 0; at < graph.bands().size(); at++) {
            band(at, graph.bands().get(at), height);
        }
        graph.last().forEach(gate -> gate(gate, height));
        StringBuilder links = new StringBuilder();
        Links.each(graph, (from, to) -> links.append(link(known(from), known(to))));
        int width = Math.max(x - ACROSS + MARGIN, MARGIN * 2 + WIDTH * 2);
        int whole = TOP + height + MARGIN + PADDING;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + whole
                + "\" viewBox=\"0 0 "
                + width + " " + whole + "\" role=\"img\" aria-label=\"" + safe(graph.title()) + "\">\n" + STYLE
                + text("title", MARGIN, MARGIN + PADDING, shortened(graph.title(), (width - 2 * MARGIN) / 9)) + bands
                + links + shapes + "</svg>\n";
    }

    private Box known(String name) {
        Box box = boxes.get(name);
        if (box == null) {
            throw new IllegalStateException("not drawn: " + name);
        }
        return box;
    }

    private int tallest() {
        int most = 1;
        for (Band band : graph.bands()) {
            for (List<Node> column : columns(band)) {
                most = Math.max(most, column.size());
            }
        }
        return most * (HEIGHT + GAP) - GAP;
    }

    /** The work of a phase by level, each level a column; none of them empty. */
    private static List<List<Node>> columns(Band band) {
        int deepest = band.nodes().stream().mapToInt(Node::level).max().orElse(-1);
        List<List<Node>> columns = new ArrayList<>();
        for (int level = 0; level <= deepest; level++) {
            columns.add(new ArrayList<>());
        }
        band.nodes().forEach(node -> columns.get(node.level()).add(node));
        columns.removeIf(List::isEmpty);
        return columns;
    }

    private void band(int at, Band band, int height) {
        int left = x;
        List<List<Node>> columns = columns(band);
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        for (List<Node> column : columns) {
            int y = TOP + (height - (tallest * (HEIGHT + GAP) - GAP)) / 2;
            for (Node node : column) {
                work(node, new Box(x, y, WIDTH, HEIGHT));
                y += HEIGHT + GAP;
            }
            x += WIDTH + ACROSS;
        }
        if (band.gates().isEmpty()) {
            boxes.put(Links.end(at), new Box(x, TOP + height / 2, 2 * DOT, 0));
            shapes.append("<circle class=\"end\" cx=\"" + (x + DOT) + "\" cy=\"" + (TOP + height / 2) + "\" r=\"" + DOT
                    + "\"/>\n");
            x += 2 * DOT + ACROSS;
        }
        band.gates().forEach(gate -> gate(gate, height));
        int right = x - ACROSS;
        bands.append("<rect class=\"band\" x=\"" + (left - PADDING) + "\" y=\"" + (TOP - 36) + "\" width=\""
                + (right - left + 2 * PADDING) + "\" height=\"" + (height + 36 + PADDING) + "\" rx=\"10\"/>\n");
        bands.append(text(
                "id", left, TOP - 16, shortened(band.id() + "  " + named(band.id(), band.name()), (right - left) / 8)));
    }

    /** A name without its number, which the id says already: {@code Foundation} of {@code Phase 1: Foundation}. */
    private static String named(String id, String name) {
        String number = id.replace('-', ' ') + ":";
        return name.regionMatches(true, 0, number, 0, number.length())
                ? name.substring(number.length()).strip()
                : name;
    }

    private void work(Node node, Box box) {
        boxes.put(Links.name(node), box);
        String kind = "work" + (node.prep() ? " prep" : "") + (node.critical() ? " critical" : "");
        String said = node.prep() ? " (prep)" : node.critical() ? " · critical" : "";
        String estimate =
                node.prep() ? "before its own phase" : node.estimate().isEmpty() ? "no estimate" : node.estimate();
        shapes.append("<g><title>" + safe(node.instance() + ": " + node.name()) + "</title>" + rect(kind, box, 8));
        shapes.append(
                text("id", box.x() + PADDING, box.y() + 20, shortened(node.instance(), NAME - said.length()) + said));
        shapes.append(text("", box.x() + PADDING, box.y() + 37, shortened(node.name(), NAME)));
        shapes.append(text("soft", box.x() + PADDING, box.y() + 54, shortened(estimate, NAME)));
        shapes.append("</g>\n");
    }

    private void gate(Gate gate, int height) {
        Box box = new Box(x, TOP + (height - GATE_HEIGHT) / 2, GATE_WIDTH, GATE_HEIGHT);
        boxes.put(Links.gate(gates++), box);
        shapes.append(
                "<g><title>" + safe(gate.id() + ": " + gate.name()) + "</title>" + rect("gate", box, GATE_HEIGHT / 2));
        shapes.append(text("id", box.x() + 2 * PADDING, box.y() + 20, shortened("◇ " + gate.id(), GATE_NAME)));
        shapes.append(
                text("soft", box.x() + 2 * PADDING, box.y() + 36, shortened(named(gate.id(), gate.name()), GATE_NAME)));
        shapes.append("</g>\n");
        x += GATE_WIDTH + ACROSS;
    }

    private static String rect(String kind, Box box, int round) {
        return "<rect class=\"" + kind + "\" x=\"" + box.x() + "\" y=\"" + box.y() + "\" width=\"" + box.width()
                + "\" height=\"" + box.height() + "\" rx=\"" + round + "\"/>";
    }

    private static String link(Box from, Box to) {
        int start = from.x() + from.width();
        int bend = (start + to.x()) / 2;
        return "<path class=\"link\" marker-end=\"url(#tip)\" d=\"M" + start + " " + from.middle() + " C" + bend + " "
                + from.middle() + " " + bend + " " + to.middle() + " " + to.x() + " " + to.middle() + "\"/>\n";
    }

    private static String text(String kind, int x, int y, String text) {
        return "<text" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + " x=\"" + x + "\" y=\"" + y + "\">"
                + safe(text) + "</text>\n";
    }

    /** By about how wide it is: signs of East Asia and pictures count twice. */
    private static String shortened(String text, int most) {
        String line = PlainText.line(text);
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int c : line.codePoints().toArray()) {
            width += wide(c) ? 2 : 1;
            if (width > most) {
                return kept.append('…').toString();
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    private static boolean wide(int c) {
        boolean picture = c >= 0x1F000;
        boolean syllable = c >= 0x1100 && c <= 0x11FF;
        boolean full = c >= 0xAC00 && c <= 0xFFEF;
        return picture || syllable || full || Character.isIdeographic(c);
    }

    private static String safe(String foreign) {
        return PlainText.line(foreign)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
