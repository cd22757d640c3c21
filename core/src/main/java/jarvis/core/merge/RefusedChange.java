package jarvis.core.merge;

/**
 * A change of one file that was not merged.
 *
 * @param hash of the content that was refused, or {@code gone} for a removal
 * @param owner who may write it, as the plan says; empty where nobody may
 * @param sentence what, why, and what now
 * @param grantable whether a person can grant it
 */
public record RefusedChange(String path, String hash, String owner, String sentence, boolean grantable) {}
