package jarvis.core.forecast;

/**
 * One stage played through: who starts when, as a run would start them. A piece starts when what it waits for is over and a place
 * is free; of several the first in the list. Reused for stage after stage, since a forecast plays millions; for one thread.
 */
final class Play {
    private final double[] seconds;
    private final double[] start;
    private final double[] finish;
    private final int[] cause;
    private final int[] sequence;
    private final int[] left;
    private final int[] busy;
    private final int[] ready;
    private int started;
    private int working;
    private int waiting;
    private int last;

    /** @param most how many pieces a stage has at most */
    Play(int most) {
        seconds = new double[most];
        start = new double[most];
        finish = new double[most];
        cause = new int[most];
        sequence = new int[most];
        left = new int[most];
        busy = new int[most];
        ready = new int[most];
    }

    /** How long each piece takes; to be filled before playing. */
    double[] seconds() {
        return seconds;
    }

    double start(int at) {
        return start[at];
    }

    double finish(int at) {
        return finish[at];
    }

    /** Whose end let it start; -1 where it started at once. */
    int cause(int at) {
        return cause[at];
    }

    /** The piece that started as that one, counted from 0; each comes after all that held it up. */
    int started(int number) {
        return sequence[number];
    }

    /** The piece that ends last; -1 in an empty stage. */
    int last() {
        return last;
    }

    double end() {
        return last < 0 ? 0 : finish[last];
    }

    void through(Stage stage, int places) {
        last = -1;
        if (stage.size() <= places) {
            withoutLimit(stage);
        } else if (stage.loose()) {
            inTurn(stage, places);
        } else {
            limited(stage, places);
        }
    }

    private void withoutLimit(Stage stage) {
        started = 0;
        for (int at : stage.order()) {
            double from = 0;
            int held = -1;
            for (int earlier : stage.after(at)) {
                if (finish[earlier] > from) {
                    from = finish[earlier];
                    held = earlier;
                }
            }
            begin(at, from, held);
        }
    }

    private void begin(int at, double from, int held) {
        start[at] = from;
        finish[at] = from + seconds[at];
        cause[at] = held;
        sequence[started++] = at;
        if (last < 0 || finish[at] > finish[last]) {
            last = at;
        }
    }

    /** Nobody waits for anybody: each takes the place that is free first. */
    private void inTurn(Stage stage, int places) {
        started = 0;
        working = 0;
        for (int at = 0; at < stage.size(); at++) {
            if (at < places) {
                begin(at, 0, -1);
                addBusy(at);
            } else {
                int first = busy[0];
                begin(at, finish[first], finish[first] > 0 ? first : -1);
                busy[0] = at;
                sinkBusy();
            }
        }
    }

    private void limited(Stage stage, int places) {
        started = 0;
        working = 0;
        waiting = 0;
        for (int at = 0; at < stage.size(); at++) {
            left[at] = stage.after(at).length;
            if (left[at] == 0) {
                addReady(at);
            }
        }
        double now = 0;
        int freed = -1;
        while (waiting > 0 || working > 0) {
            while (waiting > 0 && working < places) {
                int at = takeReady();
                begin(at, now, held(stage, at, now, freed));
                addBusy(at);
            }
            now = finish[busy[0]];
            while (working > 0 && finish[busy[0]] <= now) {
                int over = takeBusy();
                freed = seconds[over] > 0 || freed < 0 ? over : freed;
                for (int later : stage.frees(over)) {
                    if (--left[later] == 0) {
                        addReady(later);
                    }
                }
            }
        }
    }

    /** What it waited for, where that ended just now; else whoever gave up a place. */
    private int held(Stage stage, int at, double now, int freed) {
        if (now == 0) {
            return -1;
        }
        for (int earlier : stage.after(at)) {
            if (finish[earlier] == now) {
                return earlier;
            }
        }
        return freed;
    }

    private void addBusy(int at) {
        int hole = working++;
        while (hole > 0 && finish[busy[(hole - 1) >> 1]] > finish[at]) {
            busy[hole] = busy[(hole - 1) >> 1];
            hole = (hole - 1) >> 1;
        }
        busy[hole] = at;
    }

    private int takeBusy() {
        int first = busy[0];
        busy[0] = busy[--working];
        sinkBusy();
        return first;
    }

    private void sinkBusy() {
        int at = busy[0];
        int hole = 0;
        while (2 * hole + 1 < working) {
            int child = 2 * hole + 1;
            if (child + 1 < working && finish[busy[child + 1]] < finish[busy[child]]) {
                child++;
            }
            if (finish[busy[child]] >= finish[at]) {
                break;
            }
            busy[hole] = busy[child];
            hole = child;
        }
        busy[hole] = at;
    }

    private void addReady(int at) {
        int hole = waiting++;
        while (hole > 0 && ready[(hole - 1) >> 1] > at) {
            ready[hole] = ready[(hole - 1) >> 1];
            hole = (hole - 1) >> 1;
        }
        ready[hole] = at;
    }

    private int takeReady() {
        int first = ready[0];
        int at = ready[--waiting];
        int hole = 0;
        while (2 * hole + 1 < waiting) {
            int child = 2 * hole + 1;
            if (child + 1 < waiting && ready[child + 1] < ready[child]) {
                child++;
            }
            if (ready[child] >= at) {
                break;
            }
            ready[hole] = ready[child];
            hole = child;
        }
        ready[hole] = at;
        return first;
    }
}
