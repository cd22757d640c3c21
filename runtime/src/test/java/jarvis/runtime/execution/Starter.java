package jarvis.runtime.execution;

import java.nio.file.Files;
import java.nio.file.Path;

/** A Jarvis to be killed: starts executions {@code first..last} of one command once a file is there, and stays. */
final class Starter {
    private Starter() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        LocalExecutor executor = new LocalExecutor();
        Files.writeString(folder.resolve("ready-" + args[4]), "");
        while (!Files.exists(folder.resolve("go"))) {
            Thread.sleep(1);
        }
        for (int i = Integer.parseInt(args[1]); i <= Integer.parseInt(args[2]); i++) {
            executor.ensure(World.spec(folder, Integer.toString(i), args[3]));
        }
        Thread.sleep(Long.MAX_VALUE);
    }
}
