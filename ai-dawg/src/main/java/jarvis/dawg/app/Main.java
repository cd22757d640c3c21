package jarvis.dawg.app;

import jarvis.dawg.store.DatabaseUrl;
import jarvis.dawg.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The program: serves until it is ended, or does what its command says. */
public final class Main {
    private static final int MISTAKE = 2;
    private static final int WORLD = 1;

    private Main() {}

    public static void main(String[] args) throws Exception {
        try {
            Path folder = Path.of("").toAbsolutePath();
            if (args.length > 0) {
                System.exit(DawgCommand.create(System.getenv(), folder, System.out, System.err)
                        .execute(args));
            }
            Settings settings = Settings.of(System.getenv(), folder);
            switch (DatabaseUrl.read(settings.database())) {
                case DatabaseUrl.Reading.Refused refused -> end(MISTAKE, refused.sentence());
                case DatabaseUrl.Reading.Read read -> serve(read.url(), settings);
            }
        } catch (Settings.Wrong wrong) {
            end(MISTAKE, String.valueOf(wrong.getMessage()));
        } catch (StoreException | IOException trouble) {
            end(WORLD, String.valueOf(trouble.getMessage()));
        }
    }

    private static void serve(DatabaseUrl url, Settings settings) throws Exception {
        if (url.embedded()) {
            Files.createDirectories(Path.of(settings.database().substring("file:".length()))
                    .toAbsolutePath()
                    .getParent());
        }
        Service service = new Service(url, settings, InstantSource.system());
        if (!service.start()) {
            service.close();
            end(WORLD, "Port " + settings.port() + " is taken, or may not be used. Set another: PORT=N.");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service)));
        System.out.println("AI DAWG on http://127.0.0.1:" + service.port() + ", database " + url + shared(settings));
        new CountDownLatch(1).await();
    }

    private static String shared(Settings settings) {
        return settings.redis() == null ? "" : ", live counters in " + settings.redis();
    }

    private static void close(Service service) {
        try {
            service.close();
        } catch (Exception e) {
            System.err.println("ai-dawg: could not close everything: " + e.getMessage());
        }
    }

    private static void end(int code, String sentence) {
        System.err.println("ai-dawg: " + sentence);
        System.exit(code);
    }
}
