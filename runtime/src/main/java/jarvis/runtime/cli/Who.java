package jarvis.runtime.cli;

import org.jspecify.annotations.Nullable;

/** Which instance a command is about. */
final class Who {
    private final Context context;

    Who(Context context) {
        this.context = context;
    }

    /** The instance as said, else the worker that asks. */
    String instance(@Nullable String said) {
        if (said != null) {
            return said;
        }
        return context.access()
                .worker()
                .orElseThrow(() -> new Mistake(
                        "It is not clear which instance is meant: JARVIS_INSTANCE and JARVIS_TOKEN are not set here. Name the"
                                + " instance; jarvis status lists them."));
    }
}
