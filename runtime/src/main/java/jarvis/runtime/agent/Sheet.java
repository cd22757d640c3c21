package jarvis.runtime.agent;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Markdown document while it is written. Used by one thread. */
final class Sheet {
    private static final Pattern FENCE = Pattern.compile("`{3,}");

    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    void paragraph(String line) {
        line(line);
        line("");
    }

    void section(String title) {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            line("");
        }
        paragraph("## " + title);
    }

    /** Further lines of an item stand under it. */
    void item(String item) {
        line("- " + item.strip().replace("\n", "\n  "));
    }

    /** A section of items; nothing when there are none. */
    void items(String title, List<String> items) {
        if (!items.isEmpty()) {
            section(title);
            items.forEach(this::item);
        }
    }

    /** A block that ends where it should, whatever stands in it. */
    void block(String language, String content) {
        String longest = FENCE.matcher(content)
                .results()
                .map(found -> found.group() + "`")
                .collect(Collectors.reducing("```", (one, other) -> one.length() >= other.length() ? one : other));
        line(longest + language);
        text.append(content).append(content.endsWith("\n") ? "" : "\n");
        line(longest);
    }

    static String code(String word) {
        return word.contains("`") ? "`` " + word + " ``" : "`" + word + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
