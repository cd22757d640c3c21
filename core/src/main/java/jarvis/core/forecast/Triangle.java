package jarvis.core.forecast;

import jarvis.core.plan.Estimate;

/** How long a piece of work takes, in seconds: never less than the least, never more than the most, likeliest in between. */
public record Triangle(double least, double likely, double most) {
    /**
     * What a single figure is taken for: 75 % to 175 % of it, itself the likeliest. The plan does not say how sure it is, so
     * this is the width that project management knows as a rough order of magnitude (-25 % to +75 %, PMBOK Guide).
     */
    public static final double SINGLE_LEAST = 0.75;

    /** See {@link #SINGLE_LEAST}. */
    public static final double SINGLE_MOST = 1.75;

    public Triangle {
        if (!(0 <= least && least <= likely && likely <= most && most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a triangle runs from the least to the most: " + least + ", " + most);
        }
    }

    /** From the least to the most with the middle likeliest; a single figure is widened. */
    static Triangle of(Estimate estimate) {
        double least = estimate.least().toSeconds();
        double most = estimate.most().toSeconds();
        return least == most
                ? new Triangle(least * SINGLE_LEAST, least, least * SINGLE_MOST)
                : new Triangle(least, (least + most) / 2, most);
    }

    /** One of so many equal parts. */
    Triangle part(int parts) {
        return new Triangle(least / parts, likely / parts, most / parts);
    }

    double mean() {
        return (least + likely + most) / 3;
    }

    /** The seconds within which it is done with a likelihood from 0 to 1. */
    double within(double likelihood) {
        double width = most - least;
        double rising = likely - least;
        return likelihood * width < rising
                ? least + Math.sqrt(likelihood * width * rising)
                : most - Math.sqrt((1 - likelihood) * width * (most - likely));
    }

    /** How likely it is done within so many seconds. */
    double likelihood(double seconds) {
        if (seconds <= least) {
            return 0;
        }
        if (seconds >= most) {
            return 1;
        }
        double width = most - least;
        return seconds < likely
                ? (seconds - least) * (seconds - least) / (width * (likely - least))
                : 1 - (most - seconds) * (most - seconds) / (width * (most - likely));
    }
}
