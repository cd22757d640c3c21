package jarvis.dawg.recount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The subscriptions as of a moment, by telling their story again from its beginning. */
record SubscriptionReplay(List<Told> events) {
    private static final List<String> ORDER =
            List.of("subscription_start", "subscription_change", "subscription_cancel");

    /** As the API has them. */
    List<ObjectNode> asOf(Instant moment) {
        Map<String, List<Told>> stories = events.stream()
                .filter(told -> told.json().has("subscription"))
                .filter(told -> !told.at().isAfter(moment))
                .collect(Collectors.groupingBy(told -> told.text("subscription"), TreeMap::new, Collectors.toList()));
        return stories.values().stream().map(SubscriptionReplay::ending).toList();
    }

    private static ObjectNode ending(List<Told> unordered) {
        List<Told> story = new ArrayList<>(unordered);
        story.sort(Comparator.comparing(Told::at)
                .thenComparingInt(told -> ORDER.indexOf(told.type()))
                .thenComparing(Told::id));
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("id", story.getFirst().text("subscription"));
        end.put("customer", story.getFirst().user());
        boolean over = story.getLast().type().equals("subscription_cancel");
        end.put("status", over ? "cancelled" : "active");
        story.stream()
                .filter(told -> told.json().has("interval"))
                .reduce((_, later) -> later)
                .ifPresentOrElse(told -> price(end, told.json()), () -> noPrice(end));
        return end;
    }

    private static void price(ObjectNode end, ObjectNode told) {
        end.put("amountMinor", told.path("amountMinor").asLong());
        end.put("currency", told.path("currency").asString());
        end.put("interval", told.path("interval").asString());
        end.put("intervalCount", told.path("intervalCount").asInt(1));
        end.put("trial", told.path("trial").asBoolean(false));
    }

    private static void noPrice(ObjectNode end) {
        List.of("amountMinor", "currency", "interval", "intervalCount", "trial").forEach(end::putNull);
    }
}
