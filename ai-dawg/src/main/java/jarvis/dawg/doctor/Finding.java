package jarvis.dawg.doctor;

import java.util.List;

/**
 * What is wrong with a database.
 *
 * @param code a stable word; {@code well} when nothing is
 * @param sentence what is wrong
 * @param evidence how that is known: the server's own words
 * @param advice what to do where no statement mends it; empty where one does
 * @param statements SQL that mends it, for an administrator, in order
 */
public record Finding(String code, String sentence, String evidence, String advice, List<String> statements) {
    public Finding {
        statements = List.copyOf(statements);
    }

    static Finding advised(String code, String sentence, String evidence, String advice) {
        return new Finding(code, sentence, evidence, advice, List.of());
    }

    public boolean well() {
        return code.equals("well");
    }
}
