package jarvis.runtime.project;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** One mapping of a settings file, read strictly: what is not known or not of its type becomes a problem. */
public final class Section {
    private static final String USD = "\\$?\\d{1,9}(\\.\\d{1,6})?";
    private static final int WHOLE = 100;

    private final String name;
    private final Yaml.Mapping mapping;
    private final Findings findings;

    /** @param name its path in the file, such as {@code instances.instance-1}; empty for the file itself */
    public Section(String name, Yaml.Mapping mapping, Findings findings) {
        this.name = name;
        this.mapping = mapping;
        this.findings = findings;
    }

    /** Whether its text belongs to other tools too. */
    boolean shared() {
        return findings.shared();
    }

    /** Names every key that is not one of these. */
    public void allows(List<String> known) {
        mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> unknown("key", entry, known));
    }

    /** Names those of these keys that are there, though nothing is read from them. */
    void leaves(List<String> keys, String why) {
        mapping.entries().stream()
                .filter(entry -> keys.contains(entry.key()))
                .forEach(entry -> findings.warning(entry.place(), "`" + entry.key() + "` is " + why + "."));
    }

    /** Names every key that is not the id of one of these things. */
    void ids(String kind, Collection<String> known) {
        mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> unknown(kind, entry, known));
    }

    private void unknown(String kind, Yaml.Entry entry, Collection<String> known) {
        Optional<String> nearest = Nearest.to(entry.key(), known);
        String where = name.isEmpty() ? "" : " in `" + name + "`";
        if (shared() && name.isEmpty() && nearest.isEmpty()) {
            findings.warning(entry.place(), "`" + shortened(entry.key()) + "` is no key of Jarvis and is not read.");
            return;
        }
        String meant = nearest.map(word -> "; did you mean `" + word + "`?").orElse(".");
        String all = known.isEmpty() ? "There are none." : "Known: " + String.join(", ", known) + ".";
        findings.error(
                entry.place(), "there is no " + kind + " `" + shortened(entry.key()) + "`" + where + meant + " " + all);
    }

    public Optional<String> text(String key) {
        return find(key).flatMap(this::scalar);
    }

    /** Several texts in a list, or one alone; empty when it is not said. */
    List<String> list(String key) {
        Optional<Yaml.Entry> entry = find(key);
        if (entry.isEmpty() || !(entry.get().value() instanceof Yaml.Items list)) {
            return text(key).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Yaml.Node item : list.nodes()) {
            if (item instanceof Yaml.Text text) {
                texts.add(text.text());
            } else {
                findings.error(item.place(), "`" + path(key) + "` is a list of plain values; this is none.");
            }
        }
        return texts;
    }

    /** One of a few words. */
    public Optional<String> word(String key, List<String> words) {
        Optional<String> found = text(key);
        if (found.isPresent() && !words.contains(found.get())) {
            wrong(key, found.get(), "one of " + String.join(", ", words));
            return Optional.empty();
        }
        return found;
    }

    /** A whole number within bounds. */
    OptionalInt count(String key, int least, int most) {
        Optional<String> found = text(key);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        if (found.get().matches("\\d{1,9}")) {
            int number = Integer.parseInt(found.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        wrong(key, found.get(), "a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** A share of a whole, written with or without its sign; above zero, and not above the whole. */
    Optional<Integer> percent(String key) {
        Optional<String> found = text(key);
        Optional<Integer> percent = found.filter(text -> text.matches("\\d{1,3} ?%?"))
                .map(text -> Integer.parseInt(text.replaceAll("[ %]", "")))
                .filter(number -> number >= 1 && number <= WHOLE);
        if (found.isPresent() && percent.isEmpty()) {
            wrong(key, found.get(), "a percentage from 1 to 100, such as 80%");
        }
        return percent;
    }

    /** US dollars, which may be none. */
    Optional<BigDecimal> price(String key) {
        Optional<String> found = text(key);
        Optional<BigDecimal> amount = found.filter(text -> text.matches(USD)).map(Section::usdOf);
        if (found.isPresent() && amount.isEmpty()) {
            wrong(key, found.get(), "US dollars for a million tokens, such as 3 or 0.25");
        }
        return amount;
    }

    private static BigDecimal usdOf(String text) {
        return new BigDecimal(text.replace("$", ""));
    }

    /** The keys of another file that this one names. */
    Section ofFile(String place, Yaml.Mapping top) {
        return new Section("", top, new Findings(place, 0, false, findings.found()));
    }

    /** An amount of US dollars above zero. */
    Optional<BigDecimal> usd(String key) {
        Optional<String> found = text(key);
        Optional<BigDecimal> amount =
                found.filter(text -> text.matches(USD)).map(Section::usdOf).filter(usd -> usd.signum() > 0);
        if (found.isPresent() && amount.isEmpty()) {
            wrong(key, found.get(), "an amount of US dollars, such as 5 or 2.50");
        }
        return amount;
    }

    Optional<Duration> duration(String key) {
        Optional<String> found = text(key);
        Optional<Duration> duration = found.flatMap(Durations::parse);
        if (found.isPresent() && duration.isEmpty()) {
            wrong(key, found.get(), "a duration with its unit, such as 90s, 5m, 2h or 500ms");
        }
        return duration;
    }

    /** Keys and their texts; empty when it is not said. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(key)
                .ifPresent(section -> section.mapping
                        .entries()
                        .forEach(entry -> section.scalar(entry).ifPresent(text -> texts.put(entry.key(), text))));
        return texts;
    }

    /** Each key with the mapping under it. */
    void sections(BiConsumer<String, Section> each) {
        mapping.entries().forEach(entry -> under(entry).ifPresent(section -> each.accept(entry.key(), section)));
    }

    /** Each key, with the mapping under it where there is one. */
    void each(BiConsumer<String, Optional<Section>> each) {
        mapping.entries()
                .forEach(entry -> each.accept(
                        entry.key(), entry.value() instanceof Yaml.Mapping ? under(entry) : Optional.empty()));
    }

    public Optional<Section> section(String key) {
        return find(key).flatMap(this::under);
    }

    /** The keys under this one; empty where there are none. */
    List<String> keys(String key) {
        return find(key).map(Yaml.Entry::value).stream()
                .filter(Yaml.Mapping.class::isInstance)
                .flatMap(value -> ((Yaml.Mapping) value).entries().stream())
                .map(Yaml.Entry::key)
                .toList();
    }

    /** Whether the key stands there, with a value or without. */
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** The mappings of a list; empty when it is not said. */
    public List<Section> items(String key) {
        Optional<Yaml.Entry> found = find(key);
        if (found.isPresent() && !(found.get().value() instanceof Yaml.Items)) {
            misplaced(found.get(), "a list: lines that begin with `- `, or [] where there is none");
        }
        return found.map(Yaml.Entry::value).stream()
                .filter(Yaml.Items.class::isInstance)
                .flatMap(value -> items(path(key), ((Yaml.Items) value).nodes()).stream())
                .toList();
    }

    private List<Section> items(String path, List<Yaml.Node> nodes) {
        List<Section> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String item = path + "[" + (i + 1) + "]";
            if (nodes.get(i) instanceof Yaml.Mapping under) {
                items.add(new Section(item, under, findings));
            } else {
                findings.error(nodes.get(i).place(), "`" + item + "` needs keys and values.");
            }
        }
        return items;
    }

    /** A key that must stand there does not. */
    public void lacks(String key, String example) {
        findings.error(mapping.place(), "`" + path(key) + "` is not there. Write, for example, `" + example + "`.");
    }

    public void wrong(String key, String value, String wanted) {
        Yaml.Place at = find(key).map(entry -> entry.value().place()).orElse(mapping.place());
        findings.error(at, "`" + path(key) + ": " + shortened(value) + "` is not " + wanted + ".");
    }

    private Optional<Yaml.Entry> find(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    private Optional<Section> under(Yaml.Entry entry) {
        return switch (entry.value()) {
            case Yaml.Mapping under -> Optional.of(new Section(path(entry.key()), under, findings));
            case Yaml.Nothing nothing -> Optional.empty();
            case Yaml.Text text -> misplaced(entry, "keys and values, not the text \"" + shortened(text.text()) + "\"");
            case Yaml.Items items -> misplaced(entry, "keys and values, not a list");
        };
    }

    private Optional<String> scalar(Yaml.Entry entry) {
        return switch (entry.value()) {
            case Yaml.Text text -> Optional.of(text.text());
            case Yaml.Nothing nothing -> misplaced(entry, "a value. Give it one, or remove the key");
            case Yaml.Items items -> misplaced(entry, "one value, not a list");
            case Yaml.Mapping under -> misplaced(entry, "one value, not keys and values");
        };
    }

    private <T> Optional<T> misplaced(Yaml.Entry entry, String wanted) {
        findings.error(entry.place(), "`" + path(entry.key()) + "` needs " + wanted + ".");
        return Optional.empty();
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String shortened(String text) {
        return Yaml.shortened(text);
    }
}
