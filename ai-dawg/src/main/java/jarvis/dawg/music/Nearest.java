package jarvis.dawg.music;

import java.util.Comparator;
import java.util.List;

/** The known word that is closest to a wrong one, by Levenshtein's distance without case. */
final class Nearest {
    private Nearest() {}

    /** The closest of the known words, the earlier one of two that are as close. */
    static String to(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(Words.folded(word), Words.folded(candidate))))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
