package jarvis.runtime.execution;

/**
 * The shell script that stands between Jarvis and a command: it claims the execution, runs the command in a process
 * group of its own, waits and writes the exit code down.
 *
 * <p>Its arguments: files folder, boot, execution's id, shell, setsid. A handler that does nothing keeps it alive where
 * a group is signalled; to ignore the signal instead would make the command ignore it too.
 */
final class Wrapper {
    private Wrapper() {}

    /** It made the claim and could not write it down: nothing was run. */
    static final int NOT_CLAIMED = 70;

    /**
     * Where there is {@code /proc} and setsid; any POSIX shell. It forks once, for the command, and uses only what the
     * shell does itself: no cat, mkdir, mv. The command is not in the background, where a shell would make it ignore INT.
     */
    static final String LINUX = """
            trap : HUP INT QUIT TERM USR1 USR2
            read -r me < /proc/self/stat
            set -C
            true > "$1/started" || exit
            set +C
            printf '%s\\n' "$2" "$me" "$3" >> "$1/started" || exit 70
            (
              read -r me < /proc/self/stat
              printf '%s\\n' "$me" > "$1/process" || exit 70
              exec "$5" "$4" "$1/command"
            ) >> "$1/output" 2>&1
            echo "$?" 1<> "$1/exit"
            """;

    /** Elsewhere (macOS): bash, also of version 3, whose job control makes the groups. A signal ends its wait: again, then. */
    static final String PORTABLE = """
            again=yes
            trap again=yes HUP INT QUIT TERM USR1 USR2
            set -m
            identity() { echo "$1 $(LC_ALL=C TZ=UTC ps -o lstart= -p "$1")"; }
            me=$(identity "$$")
            set -C
            true > "$1/started" || exit
            set +C
            printf '%s\\n' "$2" "$me" "$3" >> "$1/started" || exit 70
            (
              me=$(exec sh -c 'echo "$PPID"')
              identity "$me" > "$1/process" || exit 70
              exec "$4" "$1/command"
            ) >> "$1/output" 2>&1 &
            while [ -n "$again" ]; do again=; wait "$!"; code=$?; done
            echo "$code" 1<> "$1/exit"
            """;

    /** Starts the portable wrapper in a group of its own and stays only to be seen to end with it. */
    static final String PORTABLE_START = "set -m; \"$@\" & wait \"$!\"";
}
