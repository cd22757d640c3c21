package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.List;

/** Reads a pattern without braces, name by name. */
final class GlobReader {
    private static final int LONGEST = 500;
    private static final String FOLDERS = "**";

    private final List<String> names;
    private final boolean folder;
    private final Automaton automaton = new Automaton();
    private final Spelling spelling = new Spelling(automaton);
    private final List<String> leading = new ArrayList<>();

    private GlobReader(List<String> names, boolean folder) {
        this.names = names;
        this.folder = folder;
    }

    static Glob read(String text) throws Unreadable {
        if (text.length() > LONGEST) {
            throw new Unreadable("it has more than %d letters. Name a folder above it".formatted(LONGEST));
        }
        return new GlobReader(names(text), text.endsWith("/")).glob(text);
    }

    /** Without what changes nothing: empty names, dots, a second ** after a first. */
    private static List<String> names(String text) throws Unreadable {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/")) {
            if (name.equals("..")) {
                throw new Unreadable(".. leads out of where it stands. Write the path from the root of the repository");
            }
            boolean again =
                    name.equals(FOLDERS) && !names.isEmpty() && names.getLast().equals(FOLDERS);
            if (!name.isEmpty() && !name.equals(".") && !again) {
                names.add(name);
            }
        }
        return names;
    }

    private Glob glob(String text) throws Unreadable {
        if (names.isEmpty()) {
            names.add(FOLDERS);
        }
        String name = "";
        for (int at = 0; at < names.size(); at++) {
            boolean last = at == names.size() - 1;
            if (names.get(at).equals(FOLDERS)) {
                folders(last);
            } else {
                name = name(names.get(at), at, last);
            }
        }
        automaton.end();
        return new Glob(text, String.join("/", leading), form(), name, spelling.rank(), automaton);
    }

    private void folders(boolean last) {
        spelling.folders();
        if (last) {
            automaton.rest();
        } else {
            automaton.folders();
        }
    }

    /** The name as it is spelled, or nothing where it has wildcards. */
    private String name(String written, int at, boolean last) throws Unreadable {
        String literal = spelling.name(written);
        if (literal.equals(".") || literal.equals("..")) {
            throw new Unreadable("no file or folder is named \"%s\". Write its path from the root of the repository"
                    .formatted(literal));
        }
        if (!literal.isEmpty() && leading.size() == at) {
            leading.add(literal);
        }
        if (!last) {
            automaton.letter(Letters.SLASH);
        } else if (folder || !literal.isEmpty()) {
            spelling.folders();
            automaton.andBeneath();
        }
        return last ? literal : "";
    }

    private Glob.Form form() {
        if (leading.size() == names.size()) {
            return Glob.Form.ITSELF_AND_BENEATH;
        }
        boolean rest = leading.size() == names.size() - 1 && names.getLast().equals(FOLDERS);
        return rest ? Glob.Form.BENEATH : Glob.Form.OTHER;
    }
}
