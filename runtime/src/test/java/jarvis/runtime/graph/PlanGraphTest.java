package jarvis.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Plan;
import jarvis.runtime.view.Plans;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A plan is drawn in three forms, and none of its texts becomes more than text in any of them. */
class PlanGraphTest {
    private static final Pattern ARROW = Pattern.compile("(?m)^  ([nge]\\d+) --> ([nge]\\d+)$");

    @Test
    void phasesFollowOneAnotherThroughTheirGates() {
        assertThat(arrows(Mermaid.of(orders())))
                .containsExactly(
                        "n0>g0", "g0>n1", "g0>n2", "g0>n3", "n1>g1", "n2>g1", "n3>g1", "g1>n4", "n4>g2", "g2>g3",
                        "g3>g4");
    }

    @Test
    void whatIsCriticalIsMarkedInEachForm() {
        assertThat(Mermaid.of(orders())).contains("class n1 critical").doesNotContain("class n2 critical");
        assertThat(Dot.of(orders()))
                .containsPattern("n1 \\[label=.*penwidth=3\\];")
                .doesNotContainPattern("n2 .*penwidth");
        assertThat(texts(Svg.of(orders()))).contains("instance-2 · critical", "instance-4 (prep)", "1-2 hours");
    }

    @Test
    void aPhaseWithoutAGateEndsInAPoint() {
        Plan plain = plainly(Plans.orders());
        PlanGraph graph = PlanGraph.of(plain, Schedules.of(plain, Set.of(), Limits.DEFAULT), Set.of());
        assertThat(arrows(Mermaid.of(graph))).startsWith("n0>e0", "e0>n1").contains("e2>g0");
        assertThat(Dot.of(graph)).contains("e0 [shape=point];");
        assertThat(Svg.of(graph)).contains("<circle class=\"end\"");
    }

    @Test
    void everyArrowJoinsWhatIsDrawn() {
        String mermaid = Mermaid.of(orders());
        for (String arrow : arrows(mermaid)) {
            for (String name : arrow.split(">")) {
                assertThat(mermaid).containsPattern("(?m)^ +" + name + "(\\[|\\{|\\()");
            }
        }
    }

    @Test
    void hostileTextStaysText() throws Exception {
        PlanGraph evil = graph(Plans.hostile());
        Document svg = parsed(Svg.of(evil));
        for (String forbidden : List.of("script", "img", "a", "image", "foreignObject", "use")) {
            assertThat(svg.getElementsByTagName(forbidden).getLength())
                    .as(forbidden)
                    .isZero();
        }
        assertThat(Svg.of(evil)).doesNotContain("onerror=\"");
        String mermaid = Mermaid.of(evil);
        assertThat(mermaid.replace("<br/>", "")).doesNotContain("<", "onerror=\"", "`");
        assertThat(mermaid.lines().filter(line -> line.contains("[\"")))
                .allMatch(line -> line.chars().filter(c -> c == '"').count() == 2);
        assertThat(Dot.of(evil)).contains("onerror=\\\"document").doesNotContain("onerror=\"document");
    }

    @Test
    void aQuoteOrABackslashEndsNoLabelOfDot() {
        PlanGraph graph =
                new PlanGraph("a\\\" ]; evil [label=\"", List.of(), List.of(new PlanGraph.Gate("x\\", "y\"\nz")));
        assertThat(Dot.of(graph))
                .contains("label=\"a\\\\\\\" ]; evil [label=\\\"\";")
                .contains("label=\"x\\\\\\ny\\\" z\"");
    }

    @Test
    void aThousandInstancesAreDrawnAndEachIsThere() throws Exception {
        List<PlanGraph.Node> nodes = IntStream.range(0, 1_000)
                .mapToObj(at -> new PlanGraph.Node(at, 0, List.of(), "instance-" + at, "Name", "", false, false))
                .toList();
        PlanGraph.Band band = new PlanGraph.Band("phase-1", "Wide", nodes, List.of());
        Document svg = parsed(Svg.of(new PlanGraph("Large", List.of(band), List.of())));
        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(1_000);
    }

    private static PlanGraph orders() {
        return graph(Plans.orders());
    }

    private static PlanGraph graph(Plan plan) {
        return PlanGraph.of(
                plan, Schedules.of(plan, Set.of(), Limits.DEFAULT), Set.of(new AssignmentId("phase-2", "instance-2")));
    }

    private static Plan plainly(Plan plan) {
        return Plan.of(plan.title(), plan.instances(), plan.phases(), List.of(), List.of());
    }

    private static List<String> arrows(String mermaid) {
        return ARROW.matcher(mermaid)
                .results()
                .map(found -> found.group(1) + ">" + found.group(2))
                .toList();
    }

    private static List<String> texts(String svg) {
        List<String> found = new ArrayList<>();
        try {
            NodeList all = parsed(svg).getElementsByTagName("text");
            for (int at = 0; at < all.getLength(); at++) {
                found.add(all.item(at).getTextContent());
            }
        } catch (Exception broken) {
            throw new AssertionError(svg, broken);
        }
        return found;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
