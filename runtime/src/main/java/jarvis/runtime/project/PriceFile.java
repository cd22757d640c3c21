package jarvis.runtime.project;

import jarvis.core.agent.Price;
import jarvis.core.agent.Prices;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what models cost: a YAML file with the day that it is of, and US dollars a million tokens for each model. */
final class PriceFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final String EXAMPLE = "2026-11-01";
    private static final List<String> KEYS = List.of("as-of", "models");
    private static final List<String> PRICE_KEYS = List.of("input", "output", "cache-read", "cache-write");

    private PriceFile() {}

    /**
     * @param settings where it is named, which hears of it when it cannot be read
     * @param name as it is written there
     */
    static Prices read(Path file, Section settings, String name) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                settings.wrong("prices", name, "a price list: it has more than 1 MB");
                return Prices.NONE;
            }
            return switch (Yaml.parse(Files.readString(file))) {
                case Yaml.Mapping mapping -> prices(settings.ofFile(name, mapping));
                case Yaml.Nothing _, Yaml.Text _, Yaml.Items _ -> {
                    settings.wrong("prices", name, "a price list: it has no keys `as-of` and `models`");
                    yield Prices.NONE;
                }
            };
        } catch (IOException | RuntimeException e) {
            settings.wrong(
                    "prices", name, "a file that can be read (" + e + "); give its path from jarvis.yaml's folder");
        } catch (Yaml.Malformed e) {
            settings.wrong("prices", name, "YAML: line " + e.place().line() + ": " + e.getMessage());
        }
        return Prices.NONE;
    }

    private static Prices prices(Section top) {
        top.allows(KEYS);
        Optional<LocalDate> asOf = top.text("as-of").flatMap(text -> date(top, text));
        if (!top.has("as-of")) {
            top.lacks("as-of", "as-of: " + EXAMPLE);
        }
        if (!top.has("models")) {
            top.lacks("models", "models: {some-model: {input: 3, output: 15}}");
        }
        List<Price> prices = new ArrayList<>();
        top.section("models").ifPresent(models -> models.sections((model, said) -> prices.add(price(model, said))));
        return new Prices(asOf.orElse(null), prices);
    }

    private static Optional<LocalDate> date(Section top, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            top.wrong("as-of", text, "a day, such as " + EXAMPLE);
            return Optional.empty();
        }
    }

    /** Tokens from a cache and to one cost what others read cost, where nothing is said of them. */
    private static Price price(String model, Section said) {
        said.allows(PRICE_KEYS);
        BigDecimal input = said.price("input").orElse(BigDecimal.ZERO);
        for (String key : List.of("input", "output")) {
            if (!said.has(key)) {
                said.lacks(key, key + ": 3.00");
            }
        }
        return new Price(
                model,
                input,
                said.price("cache-read").orElse(input),
                said.price("cache-write").orElse(input),
                said.price("output").orElse(BigDecimal.ZERO));
    }
}
