package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random patterns, and what each means as a regular expression, which shares nothing with the code that it judges. */
public final class PlainReading {
    private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*,[^{}]*)}");
    private static final Pattern PART = Pattern.compile("\\*+|\\?|\\[!?[^\\]]+]|[^*?\\[]+");
    private static final List<String> NAMES = List.of(
            "a", "b", "ab", "*", "**", "**", "a*", "*b", "?", "a?", "[ab]", "[!a]b", "*a*", "{a,b}", "{a,*b}", ".a");
    private static final List<String> ENDS = List.of("", "", "", "/", "/**");

    private PlainReading() {}

    public static PathPattern pattern(String text) {
        return switch (PathPattern.read(text)) {
            case PathPattern.Reading.Read(PathPattern pattern) -> pattern;
            case PathPattern.Reading.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    /** One to four names of few letters, so that two often meet. */
    public static String random(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextInt(8) == 0 ? "./" : "");
        int names = 1 + random.nextInt(4);
        for (int i = 0; i < names; i++) {
            pattern.append(i == 0 ? "" : "/").append(NAMES.get(random.nextInt(NAMES.size())));
        }
        pattern.append(ENDS.get(random.nextInt(ENDS.size())));
        return random.nextInt(12) == 0 ? "{" + pattern + ",b/ab}" : pattern.toString();
    }

    /** Every path of up to the depth. */
    public static List<String> tree(List<String> names, int depth) {
        List<String> all = new ArrayList<>(names);
        List<String> level = names;
        for (int i = 1; i < depth; i++) {
            level = level.stream()
                    .flatMap(folder -> names.stream().map(name -> folder + "/" + name))
                    .toList();
            all.addAll(level);
        }
        return all;
    }

    public static Pattern regex(String pattern) {
        return Pattern.compile(
                String.join(
                        "|", expanded(pattern).stream().map(PlainReading::one).toList()),
                Pattern.DOTALL);
    }

    public static List<String> expanded(String pattern) {
        Matcher braces = INNERMOST.matcher(pattern);
        if (!braces.find()) {
            return List.of(pattern);
        }
        List<String> all = new ArrayList<>();
        for (String choice : braces.group(1).split(",", -1)) {
            all.addAll(expanded(pattern.substring(0, braces.start()) + choice + pattern.substring(braces.end())));
        }
        return all;
    }

    private static String one(String pattern) {
        List<String> names = List.of(pattern.split("/")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            boolean folders = names.get(i).equals("**");
            if (folders) {
                regex.append(last ? "[^/]+(/[^/]+)*" : "([^/]+/)*");
            } else {
                regex.append(name(names.get(i))).append(last ? "" : "/");
            }
            if (last && !folders && (pattern.endsWith("/") || !names.get(i).matches(".*[*?\\[].*"))) {
                regex.append("(/.+)?");
            }
        }
        return regex.toString();
    }

    private static String name(String name) {
        return PART.matcher(name)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group().charAt(0)) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '[' -> "(" + part.group().replace("!", "^/") + "|" + Pattern.quote(part.group()) + ")";
                            default -> Pattern.quote(part.group());
                        }));
    }
}
