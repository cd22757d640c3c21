package jarvis.runtime.execution;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The user's own browser. */
public final class Browser {
    private Browser() {}

    /** Opens an address in it; where there is none, nothing happens: the address was printed. */
    public static void open(String address) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        File nowhere = new File("/dev/null");
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", address))
                    .redirectInput(nowhere)
                    .redirectOutput(nowhere)
                    .redirectError(nowhere)
                    .start();
        } catch (IOException e) {
            System.getLogger("jarvis.execution").log(System.Logger.Level.DEBUG, "no browser to open", e);
        }
    }
}
