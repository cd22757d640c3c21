package jarvis.runtime.graph;

import jarvis.runtime.graph.PlanGraph.Band;
import jarvis.runtime.graph.PlanGraph.Gate;
import jarvis.runtime.graph.PlanGraph.Node;
import jarvis.runtime.view.PlainText;

/** A graph as a Mermaid flowchart, which code hosts draw in Markdown. Foreign text stands in quotes, its signs as entities. */
public final class Mermaid {
    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private int gates;

    private Mermaid() {}

    public static String of(PlanGraph graph) {
        return new Mermaid().all(graph);
    }

    private String all(PlanGraph graph) {
        for (int at = 0; at < graph.bands().size(); at++) {
            band(at, graph.bands().get(at));
        }
        graph.last().forEach(gate -> gate("  ", gate));
        Links.each(graph, (from, to) -> line("  " + from + " --> " + to));
        line("  classDef critical stroke-width:3px");
        graph.bands().stream()
                .flatMap(band -> band.nodes().stream())
                .filter(Node::critical)
                .forEach(node -> line("  class " + Links.name(node) + " critical"));
        return text.toString();
    }

    private void band(int at, Band band) {
        line("  subgraph p" + at + "[\"" + safe(band.id() + ": " + band.name()) + "\"]");
        for (Node node : band.nodes()) {
            String prep = node.prep() ? " (prep)" : "";
            String estimate = node.estimate().isEmpty() ? "" : "<br/>" + safe(node.estimate());
            line("    " + Links.name(node) + "[\"" + safe(node.instance()) + prep + "<br/>" + safe(node.name())
                    + estimate + "\"]");
        }
        band.gates().forEach(gate -> gate("    ", gate));
        if (band.gates().isEmpty()) {
            line("    " + Links.end(at) + "((\" \"))");
        }
        line("  end");
    }

    private void gate(String indent, Gate gate) {
        line(indent + Links.gate(gates++) + "{{\"" + safe(gate.id()) + "<br/>" + safe(gate.name()) + "\"}}");
    }

    /** Letters, digits and what means nothing to Mermaid stay; all else becomes the entity of its code point. */
    private static String safe(String foreign) {
        StringBuilder safe = new StringBuilder();
        PlainText.line(foreign).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c > 127 || " .,:-_/()+'!?=".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append('#').append(c).append(';');
            }
        });
        return safe.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
