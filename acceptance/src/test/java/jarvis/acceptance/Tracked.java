package jarvis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** {@code jarvis serve} in a folder whose tracker file says how many tasks are done. */
final class Tracked implements AutoCloseable {
    private final Path folder;
    private final Product.Running jarvis;
    private final Api api;
    private final URI url;

    Tracked(Path folder, String settings) {
        this.folder = folder;
        Checkout.write(folder.resolve("jarvis.yaml"), settings);
        done(0);
        jarvis = new Product(folder).start("serve", "serve", "--port", "0");
        Path announced = folder.resolve(".jarvis/server.json");
        Api.until("Jarvis serves", Duration.ofSeconds(60), () -> Files.exists(announced), jarvis::said);
        api = new Api(folder);
        url = URI.create(Api.json(Api.read(announced)).path("url").asString());
    }

    int port() {
        return url.getPort();
    }

    Process process() {
        return jarvis.process();
    }

    /** How many are connected to be pushed to. */
    int watchers() {
        return api.get("/health").path("watchers").intValue();
    }

    void done(int tasks) {
        Path file = folder.resolve(".monitoring/instance-tracker.json");
        Path fresh = file.resolveSibling("fresh");
        Checkout.write(fresh, "{\"metrics\":{\"tasks_completed\":%d}}".formatted(tasks));
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        jarvis.close();
    }
}
