package jarvis.core.plan.check;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.markdown.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Instances that wait for one another in a circle: none of them could ever start. */
final class Cycles {
    private static final int SHOWN = 12;

    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Set<String> entered = new HashSet<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final Set<String> onPath = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private final Problems problems;
    private final Places places;

    private record Visit(String id, Iterator<String> next) {}

    private Cycles(Plan plan, Problems problems, Places places) {
        plan.instances().forEach(instance -> instances.put(instance.id(), instance));
        this.problems = problems;
        this.places = places;
    }

    static void check(Plan plan, Problems problems, Places places) {
        Cycles cycles = new Cycles(plan, problems, places);
        for (Instance instance : plan.instances()) {
            cycles.walk(instance);
        }
    }

    private void walk(Instance start) {
        enter(start.id());
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (!visit.next().hasNext()) {
                onPath.remove(path.removeLast().id());
                continue;
            }
            String next = visit.next().next();
            if (onPath.contains(next)) {
                report(visit.id(), next);
            } else {
                enter(next);
            }
        }
    }

    private void enter(String id) {
        Instance instance = instances.get(id);
        if (instance != null && entered.add(id)) {
            path.addLast(new Visit(id, instance.dependsOn().iterator()));
            onPath.add(id);
        }
    }

    /** One problem for each circle that shares no instance with one already named. */
    private void report(String from, String to) {
        List<String> circle = new ArrayList<>();
        for (Iterator<Visit> back = path.descendingIterator(); back.hasNext(); ) {
            String id = back.next().id();
            if (!reported.add(id)) {
                return;
            }
            circle.addFirst(id);
            if (id.equals(to)) {
                break;
            }
        }
        int line = instances.get(from) == null ? 1 : known(from).line();
        Place place = places.of("depends", from, to, line);
        problems.error(place, "cycle", sentence(circle, to));
    }

    private static String sentence(List<String> circle, String first) {
        if (circle.size() == 1) {
            return first + " waits for itself, so it could never start. Remove that.";
        }
        String shown = String.join(" waits for ", circle.subList(0, Math.min(SHOWN, circle.size())));
        String rest = circle.size() > SHOWN ? " ... (" + (circle.size() - SHOWN) + " more)" : "";
        return shown + rest + " waits for " + first
                + ": none of them could ever start. Remove one of these dependencies.";
    }

    private Instance known(String id) {
        Instance instance = instances.get(id);
        if (instance == null) {
            throw new IllegalStateException("walked to an instance that is not in the plan: " + id);
        }
        return instance;
    }
}
