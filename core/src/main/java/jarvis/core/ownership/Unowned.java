package jarvis.core.ownership;

/** Who may write what no grant speaks of: anyone, where who did so first is remembered and a second one asks; or nobody. */
public enum Unowned {
    ANYONE,
    NOBODY
}
