package jarvis.runtime.graph;

import jarvis.runtime.graph.PlanGraph.Band;
import jarvis.runtime.graph.PlanGraph.Gate;
import jarvis.runtime.graph.PlanGraph.Node;
import jarvis.runtime.view.PlainText;

/** A graph in the DOT language of Graphviz. Foreign text stands in quotes; its quotes and backslashes are escaped. */
public final class Dot {
    private final StringBuilder text = new StringBuilder();
    private int gates;

    private Dot() {}

    public static String of(PlanGraph graph) {
        return new Dot().all(graph);
    }

    private String all(PlanGraph graph) {
        line("digraph plan {");
        line("  rankdir=LR;");
        line("  label=\"" + safe(graph.title()) + "\";");
        line("  node [shape=box, style=rounded, fontname=\"sans-serif\"];");
        for (int at = 0; at < graph.bands().size(); at++) {
            band(at, graph.bands().get(at));
        }
        graph.last().forEach(gate -> gate("  ", gate));
        Links.each(graph, (from, to) -> line("  " + from + " -> " + to + ";"));
        line("}");
        return text.toString();
    }

    private void band(int at, Band band) {
        line("  subgraph cluster_" + at + " {");
        line("    label=\"" + safe(band.id() + ": " + band.name()) + "\";");
        for (Node node : band.nodes()) {
            String prep = node.prep() ? " (prep)" : "";
            String estimate = node.estimate().isEmpty() ? "" : "\\n" + safe(node.estimate());
            line("    " + Links.name(node) + " [label=\"" + safe(node.instance()) + prep + "\\n" + safe(node.name())
                    + estimate + "\"" + (node.critical() ? ", penwidth=3" : "") + "];");
        }
        band.gates().forEach(gate -> gate("    ", gate));
        if (band.gates().isEmpty()) {
            line("    " + Links.end(at) + " [shape=point];");
        }
        line("  }");
    }

    private void gate(String indent, Gate gate) {
        line(indent + Links.gate(gates++) + " [shape=hexagon, label=\"" + safe(gate.id()) + "\\n" + safe(gate.name())
                + "\"];");
    }

    private static String safe(String foreign) {
        return PlainText.line(foreign).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
