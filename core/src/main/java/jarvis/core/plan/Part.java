package jarvis.core.plan;

/** An instance's part in one phase: FULL, or PREP ("prep only": ends on its claim, waits for nothing, has no gate). */
public enum Part {
    FULL,
    PREP
}
