package jarvis.core.plan.reader;

/** A long plan without errors: workers in groups of ten, each group a phase with its checkpoint. */
final class LargePlan {
    private LargePlan() {}

    static String of(int characters) {
        StringBuilder workers = new StringBuilder("# A large plan\n\n**Problem:** There is much to do\n\n");
        StringBuilder phases = new StringBuilder("## Phases\n\n");
        for (int i = 1; workers.length() + phases.length() < characters; i++) {
            workers.append(worker(i));
            if (i % 10 == 0) {
                phases.append(phase(i / 10));
            }
        }
        return workers.append(phases)
                .append("## Final Verification\n```bash\nmake all\n```\n")
                .toString();
    }

    private static String worker(int i) {
        String after = i % 10 == 1 ? "" : " (Run after Instance " + (i - 1) + " complete)";
        return """
            ### **INSTANCE %d: Worker number %d** 🔧
            **Priority:** HIGH%s
            **Location:** `/work/area/%d`

            **Tasks:**
            1. **Write the parser** of part %d
               - Read the `input.csv` file
               - Keep the order of the rows
               - Test: `make test`

            2. Describe it
               - In the `README.md`

            **Deliverables:**
            - ✅ Parser that reads
            - ✅ Description

            **Estimated Time:** 1-2 hours

            ---

            """.formatted(i, i, after, i, i);
    }

    private static String phase(int number) {
        StringBuilder members = new StringBuilder();
        for (int i = number * 10 - 9; i <= number * 10; i++) {
            members.append("Instance ").append(i).append(": do it\n");
        }
        return """
            ### Phase %d: Part (Parallel)

            ```
            %s    ↓
            ✅ Checkpoint %d
            ```

            ### Checkpoint %d: Part done
            **Validator:** Instance %d
            ```bash
            # Must pass:
            make test | grep -q ok
            curl -sf http://localhost:1/x | jq -e .a
            ```

            """.formatted(number, members, number, number, number * 10);
    }
}
