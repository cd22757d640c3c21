package jarvis.dawg.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a module is, and why it is not better: measured from its dependencies and from what it did of late.
 *
 * @param reasons empty when it is healthy
 */
public record Health(Status status, List<String> reasons) {
    private static final int ENOUGH = 5;
    private static final double SOME = 0.1;
    private static final double MOST = 0.5;

    /** From good to bad. */
    public enum Status {
        HEALTHY,
        DEGRADED,
        UNHEALTHY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words of all statuses. */
    public static List<String> words() {
        return Arrays.stream(Status.values()).map(Status::word).toList();
    }

    public Health {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param broken what it cannot do without and that is not there, each with the reason
     * @param work what it did; fewer than five things say nothing yet
     */
    public static Health of(List<String> broken, Work.Report work) {
        List<String> reasons = new ArrayList<>(broken);
        Status status = broken.isEmpty() ? Status.HEALTHY : Status.UNHEALTHY;
        if (work.done() >= ENOUGH && work.errorRate() > SOME) {
            reasons.add("%d of its last %d attempts failed, the last one because: %s"
                    .formatted(work.failed(), work.done(), work.trouble()));
            status = worse(status, work.errorRate() > MOST ? Status.UNHEALTHY : Status.DEGRADED);
        }
        return new Health(status, reasons);
    }

    /** The whole of several: as bad as can be only when all are. */
    public static Status whole(List<Status> parts) {
        if (parts.stream().allMatch(Status.HEALTHY::equals)) {
            return Status.HEALTHY;
        }
        return parts.stream().allMatch(Status.UNHEALTHY::equals) ? Status.UNHEALTHY : Status.DEGRADED;
    }

    private static Status worse(Status one, Status other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
