package jarvis.core.coordination;

/** Who says something. Only a person can answer questions; a worker speaks for its own instance and attempt. */
public sealed interface Reporter {
    /** How the reporter is shown to people. */
    String label();

    /** Somebody with the person's token. */
    record Person(String name) implements Reporter {
        @Override
        public String label() {
            return name;
        }
    }

    /** A worker with its own token. */
    record Worker(String instance, int attempt) implements Reporter {
        @Override
        public String label() {
            return instance + " (attempt " + attempt + ")";
        }
    }

    /** An edit of a shared file: it names an instance, and nobody knows who wrote it. */
    record Unattributed(String instance) implements Reporter {
        @Override
        public String label() {
            return instance + " (unattributed)";
        }
    }

    /** Jarvis itself. */
    record Jarvis() implements Reporter {
        @Override
        public String label() {
            return "jarvis";
        }
    }
}
