package jarvis.runtime.app;

import jarvis.runtime.cli.JarvisCommand;
import jarvis.runtime.cli.StatusFastPath;
import jarvis.runtime.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The program. {@code --version} and {@code status} are answered by themselves, so that they load nothing else. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println(version());
            return;
        }
        OptionalInt answered = StatusFastPath.run(args, Path.of(""), System.out, System.err);
        System.exit(answered.orElseGet(() -> JarvisCommand.create(new LocalEngine(), Terminal.system(), version(), args)
                .execute(args)));
    }

    private static String version() {
        return "jarvis " + Main.class.getPackage().getImplementationVersion();
    }
}
