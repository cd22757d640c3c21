package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database dies and comes back. */
@Tag("slow")
class DatabaseAwayTest {
    private static final String VISIT = """
            {"id": "%s", "type": "visit", "user": "ann", "at": "%s"}""";

    @TempDir
    Path folder;

    @Test
    void while_it_is_away_that_is_said_and_afterwards_all_goes_on_by_itself() throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = postgres(port);
        String url = "postgresql://postgres:postgres@localhost:" + port + "/postgres";
        try (Running service = new Running(url, folder.resolve("backups"), InstantSource.system())) {
            assertThat(visit(service, "a").status()).isEqualTo(200);
            postgres.close();
            Running.Answer away = visit(service, "b");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.body().path("code").stringValue()).isEqualTo("database-away");
            until(service, "unhealthy");
            assertThat(service.get("/health")
                            .body()
                            .at("/checks/database/reason")
                            .stringValue())
                    .isNotEmpty();
            assertThat(service.get("/api/v1/modules/marketing").status()).isEqualTo(503);
            postgres = postgres(port);
            until(service, "healthy");
            assertThat(visit(service, "b").body().at("/data/accepted").intValue())
                    .isEqualTo(1);
            assertThat(visit(service, "a").body().at("/data/duplicates").intValue())
                    .isEqualTo(1);
            assertThat(service.get("/api/v1/modules/engagement")
                            .body()
                            .at("/data/metrics/active_users/daily")
                            .longValue())
                    .isEqualTo(1);
        } finally {
            postgres.close();
        }
    }

    private static Running.Answer visit(Running service, String id) {
        return service.post(
                "/api/v1/events", VISIT.formatted(id, InstantSource.system().instant()));
    }

    /** Its state of the database; looked at again, as it is asked at most once a second. */
    private static void until(Running service, String state) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (service.get("/health")
                    .body()
                    .at("/checks/database/status")
                    .stringValue()
                    .equals(state)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the database is never " + state);
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
