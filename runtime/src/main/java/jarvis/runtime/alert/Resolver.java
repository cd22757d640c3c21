package jarvis.runtime.alert;

/** Puts in what a setting refers to, as the environment's variables. */
public interface Resolver {
    /** The text with its references replaced. */
    String resolve(String written) throws Unresolved;

    /** Something that it refers to is not there. The sentence names it. */
    final class Unresolved extends Exception {
        public Unresolved(String sentence) {
            super(sentence);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
