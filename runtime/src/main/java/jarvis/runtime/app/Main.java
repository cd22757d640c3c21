package jarvis.runtime.app;

/** The program. `--version` is answered here by itself, so that it loads nothing else. */
public final class Main {

    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("jarvis " + Main.class.getPackage().getImplementationVersion());
            return;
        }
        System.err.println("jarvis: this command is not built yet; only --version is. Update, or see CONTRIBUTING.md.");
        System.exit(USAGE);
    }
}
