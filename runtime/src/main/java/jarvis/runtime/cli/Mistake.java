package jarvis.runtime.cli;

/** The user's mistake: what cannot be done, why, and what to do now. Ends the command with exit code 2. */
final class Mistake extends RuntimeException {
    Mistake(String sentence) {
        super(sentence);
    }
}
