package jarvis.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.plan.Estimate;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriangleTest {
    private static final int POINTS = 1_000;

    @Test
    void aLikelihoodAndTheTimeWithinWhichItIsDoneAnswerEachOther() {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            double least = random.nextDouble() * 10;
            double likely = least + random.nextDouble() * 10;
            Triangle triangle = new Triangle(least, likely, likely + random.nextDouble() * 10);
            double likelihood = random.nextDouble();
            double seconds = triangle.within(likelihood);
            assertThat(seconds).isBetween(triangle.least(), triangle.most());
            assertThat(triangle.likelihood(seconds)).isCloseTo(likelihood, within(1e-9));
        }
    }

    @Test
    void theAverageIsThatOfItsTimes() {
        Triangle triangle = new Triangle(1, 2, 9);
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += triangle.within((i + 0.5) / POINTS);
        }
        assertThat(sum / POINTS).isCloseTo(triangle.mean(), within(0.001));
    }

    @Test
    void aRangeIsTakenAsItIsAndASingleFigureIsWidened() {
        assertThat(Triangle.of(hours(2, 3))).isEqualTo(new Triangle(7200, 9000, 10800));
        assertThat(Triangle.of(hours(2, 2))).isEqualTo(new Triangle(5400, 7200, 12600));
        assertThat(Triangle.of(hours(0, 0)).within(0.7)).isZero();
    }

    @Test
    void whatWorkedForAWhileTakesAtLeastThatAndIsNotDoneSoonerForIt() {
        Triangle triangle = new Triangle(100, 200, 300);
        double before = 0;
        for (double used = 0; used < 400; used += 10) {
            Piece piece = new Piece(new AssignmentId("p", "a"), 0, true, triangle, used, 1);
            double whole = used + piece.mean();
            assertThat(whole).isGreaterThanOrEqualTo(Math.max(before, used) - 1e-6);
            assertThat(piece.left(0.3)).isNotNegative();
            assertThat(piece.late()).isEqualTo(used >= 300);
            before = whole;
        }
    }

    @Test
    void itRunsFromTheLeastToTheMost() {
        assertThatThrownBy(() -> new Triangle(2, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Triangle(1, 2, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Triangle(-1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Estimate hours(int least, int most) {
        return new Estimate(Duration.ofHours(least), Duration.ofHours(most), "");
    }
}
