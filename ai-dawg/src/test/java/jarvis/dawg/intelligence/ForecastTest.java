package jarvis.dawg.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static long[] days(int count, java.util.function.LongUnaryOperator of) {
        return LongStream.range(0, count).map(of).toArray();
    }

    @Test
    void what_repeats_each_week_is_forecast_exactly() {
        long[] days = days(56, day -> 10 + day % 7);
        assertThat(Forecast.next(days)).containsExactly(10, 11, 12, 13, 14, 15, 16);
        assertThat(Forecast.accuracy(days)).hasValue(1.0);
    }

    @Test
    void what_doubled_is_forecast_half_right() {
        long[] days = days(56, day -> day < 42 ? 10 : 20);
        // In the first tested week each day is off by half; in the second a quarter of the mean is the new level.
        assertThat(Forecast.accuracy(days).orElseThrow()).isCloseTo(1 - (7 * 10 + 7 * 7.5) / (14 * 20.0), within(1e-9));
    }

    @Test
    void too_little_is_no_accuracy_and_not_a_bad_one() {
        assertThat(Forecast.accuracy(days(41, _ -> 5))).isEmpty();
        assertThat(Forecast.accuracy(days(56, _ -> 0))).isEmpty();
    }

    @Test
    void a_rise_and_a_leap_are_said_and_calm_is_not() {
        assertThat(Insights.slope(days(28, day -> 3 * day))).isCloseTo(3, within(1e-9));
        assertThat(Insights.of("Visits", days(28, day -> 100 + 3 * day)))
                .singleElement()
                .asString()
                .contains("rose by 3.0");
        assertThat(Insights.of("Visits", days(28, day -> day == 27 ? 500 : 100 + day % 2)))
                .anyMatch(insight -> insight.contains("three standard deviations"));
        assertThat(Insights.of("Visits", days(28, _ -> 100))).isEmpty();
        assertThat(Insights.of("Visits", days(10, day -> 9 * day))).isEmpty();
    }
}
