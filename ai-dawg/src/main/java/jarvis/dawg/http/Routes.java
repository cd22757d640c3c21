package jarvis.dawg.http;

import java.util.List;

/** Some of what is served. */
interface Routes {
    List<Route> routes();
}
