package jarvis.runtime.app;

/**
 * What the AOT caches are trained on: `cli` does what the short commands do, `server` what the long ones do. Runs in
 * the empty scratch folder that it was started in. What it leaves out still works, only slower.
 */
public final class Training {

    private Training() {}

    public static void main(String[] args) {
        Main.main(new String[] {"--version"});
    }
}
