package jarvis.core.agent;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars a million tokens.
 *
 * @param model how its name begins
 */
public record Price(String model, BigDecimal input, BigDecimal cacheRead, BigDecimal cacheWrite, BigDecimal output) {
    private static final int MILLION_DIGITS = 6;

    /** In US dollars. */
    BigDecimal of(Tokens tokens) {
        return input.multiply(BigDecimal.valueOf(tokens.input()))
                .add(cacheRead.multiply(BigDecimal.valueOf(tokens.cacheRead())))
                .add(cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheWrite())))
                .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                .movePointLeft(MILLION_DIGITS);
    }
}
