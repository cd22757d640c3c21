package jarvis.runtime.checkpoint;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The script around a round's steps.
 *
 * <p>The outer one lets bash read every step first, then runs one shell for all of them, and writes down how that shell ended
 * whatever the steps did to it. In the inner one each step is sourced from a file of its own, which holds its text and nothing
 * else, so that no quote, heredoc or backslash of one step reaches the next; and it is sourced as a plain command, because
 * anything else would disarm {@code set -e}. Works with bash 3.2, where a name that is not found is seen by its exit code only.
 */
final class RoundScript {
    private static final String OUTER = """
            # Written by Jarvis for one round of a checkpoint.
            for name in "${!JARVIS_@}"; do
              [ "$name" = JARVIS_EXECUTION ] || unset "$name"
            done
            unset BASH_ENV ENV GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
            @exports@
            marks=@marks@
            now() { printf '%s' "${EPOCHREALTIME:-$(date +%s)}"; }
            printf 'begin %s\\n' "$(now)" >>"$marks"
            for step in @numbers@; do
              said=$(LC_ALL=C "$BASH" -n @files@/"step-$step.sh" 2>&1)
              code=$?
              case "$said" in *here-document*) code=2 ;; esac
              if [ "$code" -ne 0 ]; then
                printf '%s\\n' "$said" >@files@/"step-$step.unparsable"
                printf 'unparsable %s\\n' "$step" >>"$marks"
                exit 0
              fi
            done
            cd @folder@ || exit 1
            "$BASH" -euo pipefail @steps@ </dev/null
            printf 'over %s %s\\n' "$?" "$(now)" >>"$marks"
            """;

    private static final String INNER = """
            # Written by Jarvis. Each step is a file of its own; see round.sh.
            declare -r jarvis_marks=@marks@
            command_not_found_handle() {
              builtin printf 'missing %s\\n' "$1" >>"$jarvis_marks"
              builtin printf '%s: command not found\\n' "$1" >&2
              return 127
            }
            jarvis_begin() {
              set -Eeuo pipefail
              trap 'builtin printf "err %s\\n" "${PIPESTATUS[*]}" >>"$jarvis_marks"' ERR
              builtin printf 'start %s %s\\n' "$1" "${EPOCHREALTIME:-$(date +%s)}" >>"$jarvis_marks"
            }
            jarvis_end() {
              builtin printf 'end %s %s %s\\n' "$1" "$2" "${EPOCHREALTIME:-$(date +%s)}" >>"$jarvis_marks"
              [ "$2" -eq 0 ] || exit "$2"
            }
            """;

    private RoundScript() {}

    static void write(CheckpointJob job, Path folder, RoundFiles files) {
        List<Step> steps = job.machineSteps();
        StringBuilder inner = new StringBuilder(INNER.replace("@marks@", quoted(files.marks())));
        StringBuilder numbers = new StringBuilder();
        for (int n = 1; n <= steps.size(); n++) {
            files.write(files.text(n), text(steps.get(n - 1)));
            numbers.append(n).append(' ');
            inner.append("jarvis_begin ").append(n).append('\n');
            inner.append(". ")
                    .append(quoted(files.text(n)))
                    .append(" </dev/null >|")
                    .append(quoted(files.output(n)));
            inner.append(" 2>&1\njarvis_end ").append(n).append(" \"$?\"\n");
        }
        files.write(files.steps(), inner.toString());
        files.write(
                files.script(),
                OUTER.replace("@exports@", exports(job))
                        .replace("@marks@", quoted(files.marks()))
                        .replace("@numbers@", numbers.toString().strip())
                        .replace("@files@", quoted(files.folder()))
                        .replace("@steps@", quoted(files.steps()))
                        .replace("@folder@", quoted(folder)));
    }

    /**
     * A check is judged by its last exit code too. In the others counts what {@code set -e} stops at: {@code [ -d x ] && rm x}
     * is no failure of a set-up, as it is none in the middle of a script.
     */
    private static String text(Step step) {
        return step.kind() == StepKind.CHECK ? step.text() + "\n" : step.text() + "\n\n:\n";
    }

    private static String exports(CheckpointJob job) {
        Map<String, String> all = new TreeMap<>(job.environment());
        all.remove("JARVIS_TOKEN");
        all.put("JARVIS_RUN", job.run());
        all.put("JARVIS_CHECKPOINT", job.checkpoint());
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        return text.toString().strip();
    }

    /** The command that the executor is given. */
    static String command(RoundFiles files) {
        return "exec bash " + quoted(files.script());
    }

    private static String quoted(Path path) {
        return quoted(path.toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
