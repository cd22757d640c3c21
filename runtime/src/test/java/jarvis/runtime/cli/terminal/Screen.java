package jarvis.runtime.cli.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A terminal whose talk is kept, with somebody who types, or nobody. */
final class Screen {
    final Terminal terminal;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** @param typed null: nobody is there */
    Screen(@Nullable String typed) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new StringReader(typed == null ? "" : typed));
        terminal = new Terminal(in, stream, stream, typed != null, false, Path.of(""), Map.of());
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
