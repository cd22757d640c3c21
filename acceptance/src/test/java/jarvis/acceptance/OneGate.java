package jarvis.acceptance;

/** The smallest plan of the seed's form: one instance, one phase, one checkpoint of one command. */
final class OneGate {
    private OneGate() {}

    static String plan(String check) {
        return PLAN.formatted(check);
    }

    private static final String PLAN = """
            # A PLAN WITH ONE GATE

            ## Instances

            ### **INSTANCE 1: Worker**
            **Priority:** HIGH

            **Tasks:**
            1. Do nothing

            **Estimated Time:** 1 hour

            ## Coordination Protocol

            ### Phase 1: Work (Sequential)

            ```
            Instance 1: Do nothing
                ↓
            ✅ Checkpoint: It is done
            ```

            ## Checkpoint Validation

            ### Checkpoint 1: It is done
            **Validator:** Instance 1
            ```bash
            %s
            ```
            """;
}
