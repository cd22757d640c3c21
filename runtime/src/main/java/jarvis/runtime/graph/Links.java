package jarvis.runtime.graph;

import jarvis.runtime.graph.PlanGraph.Band;
import jarvis.runtime.graph.PlanGraph.Gate;
import jarvis.runtime.graph.PlanGraph.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The arrows of a graph, between names that are made here and never taken from a plan: {@code n3} is work, {@code g1} a gate, {@code e2}
 * the end of a phase without any.
 */
final class Links {
    private final PlanGraph graph;
    private final BiConsumer<String, String> arrow;
    private List<String> before = List.of();
    private int gates;

    private Links(PlanGraph graph, BiConsumer<String, String> arrow) {
        this.graph = graph;
        this.arrow = arrow;
    }

    static void each(PlanGraph graph, BiConsumer<String, String> arrow) {
        new Links(graph, arrow).all();
    }

    static String name(Node node) {
        return "n" + node.number();
    }

    /** @param number over all gates of the graph, from 0 */
    static String gate(int number) {
        return "g" + number;
    }

    static String end(int band) {
        return "e" + band;
    }

    private void all() {
        for (int at = 0; at < graph.bands().size(); at++) {
            band(at, graph.bands().get(at));
        }
        gates(graph.last());
    }

    private void band(int at, Band band) {
        List<String> sinks = new ArrayList<>();
        Set<Integer> awaited = new HashSet<>();
        band.nodes().forEach(node -> awaited.addAll(node.after()));
        for (Node node : band.nodes()) {
            if (node.after().isEmpty()) {
                before.forEach(earlier -> arrow.accept(earlier, name(node)));
            }
            node.after().forEach(earlier -> arrow.accept("n" + earlier, name(node)));
            if (!awaited.contains(node.number())) {
                sinks.add(name(node));
            }
        }
        before = sinks.isEmpty() ? before : sinks;
        if (band.gates().isEmpty()) {
            before.forEach(earlier -> arrow.accept(earlier, end(at)));
            before = List.of(end(at));
        } else {
            gates(band.gates());
        }
    }

    private void gates(List<Gate> all) {
        for (int i = 0; i < all.size(); i++) {
            String name = gate(gates++);
            before.forEach(earlier -> arrow.accept(earlier, name));
            before = List.of(name);
        }
    }
}
