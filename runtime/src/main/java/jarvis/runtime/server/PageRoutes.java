package jarvis.runtime.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import java.util.Optional;

/** The page and its files. */
final class PageRoutes implements HttpService {
    private final Assets assets;

    PageRoutes(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::file).get("/*", this::file).get("/lib/*", this::file);
    }

    private void file(ServerRequest request, ServerResponse response) {
        Optional<Assets.Asset> found = assets.find(request.path().path());
        if (found.isEmpty()) {
            Replies.send(response, Problem.ofStatus(404));
            return;
        }
        Assets.Asset asset = found.get();
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-cache");
        response.headers().set(HeaderNames.ETAG, asset.tag());
        if (asset.type().startsWith("text/html")) {
            response.headers().set(HeaderNames.create("Content-Security-Policy"), assets.policy());
        }
        boolean same = request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(asset.tag()::equals)
                .isPresent();
        if (same) {
            response.status(304).send();
        } else {
            response.headers().set(HeaderNames.CONTENT_TYPE, asset.type());
            response.send(asset.bytes());
        }
    }
}
