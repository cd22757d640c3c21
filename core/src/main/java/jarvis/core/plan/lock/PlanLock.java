package jarvis.core.plan.lock;

import jarvis.core.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan, fixed: what a run executes and what a person trusts.
 *
 * @param json canonical: keys sorted, no line numbers, so that text may move without changing it
 * @param hash SHA-256 of the JSON in UTF-8, 64 hexadecimal digits
 */
public record PlanLock(String json, String hash) {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public static PlanLock of(Plan plan) {
        String json = CANONICAL.writeValueAsString(PlanTree.withoutLines(plan));
        return new PlanLock(json, sha256(json));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
