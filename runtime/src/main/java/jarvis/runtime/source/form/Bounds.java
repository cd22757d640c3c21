package jarvis.runtime.source.form;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;

/** How much a document may hold, so that a small one cannot become a large tree or a long calculation. */
final class Bounds {
    static final int DEPTH = 200;
    static final int VALUES = 1_000_000;
    static final int DIGITS = 100;
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxTokenCount(VALUES)
            .maxNumberLength(DIGITS)
            .build();

    /** A short text can be a number of a billion digits: 1e999999999. */
    private static final int LARGEST_EXPONENT = 1_000;

    private Bounds() {}

    static void refuseUnbounded(JsonNode tree) throws Malformed {
        refuseUnbounded(tree, 0);
    }

    private static void refuseUnbounded(JsonNode node, int depth) throws Malformed {
        if (depth > DEPTH) {
            throw new Malformed("It is nested deeper than " + DEPTH + " times.");
        }
        if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > LARGEST_EXPONENT) {
            throw new Malformed("A number in it has an exponent beyond " + LARGEST_EXPONENT + ".");
        }
        for (JsonNode inner : node) {
            refuseUnbounded(inner, depth + 1);
        }
    }
}
