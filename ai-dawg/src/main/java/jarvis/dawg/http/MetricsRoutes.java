package jarvis.dawg.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jarvis.dawg.module.Health;
import jarvis.dawg.module.Module;
import jarvis.dawg.store.StoreException;
import jarvis.dawg.usage.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /metrics}: every figure for Prometheus, read when it is asked for. A figure that there is none of has no line. */
final class MetricsRoutes implements Routes {
    private final List<Module> modules;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();

    MetricsRoutes(List<Module> modules) {
        this.modules = List.copyOf(modules);
        JvmMetrics.builder().register(registry);
        MultiCollector figures = this::figures;
        registry.register(figures);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/metrics", this::scrape, "Every figure, and the JVM, in Prometheus' text format.")
                .answers(new Route.Answer(200, "text/plain", null)));
    }

    private void scrape(ServerRequest request, ServerResponse response) throws IOException {
        ExpositionFormatWriter writer =
                formats.findWriter(request.headers().first(HeaderNames.ACCEPT).orElse(""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out, registry.scrape());
        response.headers().set(HeaderNames.CONTENT_TYPE, writer.getContentType());
        response.send(out.toByteArray());
    }

    private MetricSnapshots figures() {
        GaugeSnapshot.Builder up = GaugeSnapshot.builder()
                .name("dawg_module_health")
                .help("2 healthy, 1 degraded, 0 unhealthy, as measured");
        GaugeSnapshot.Builder values =
                GaugeSnapshot.builder().name("dawg_figure").help("A module's figure, by its name in the API");
        List<Health.Status> order = List.of(Health.Status.UNHEALTHY, Health.Status.DEGRADED, Health.Status.HEALTHY);
        for (Module module : modules) {
            int health = order.indexOf(ModuleRoutes.health(module).status());
            up.dataPoint(point(health, Labels.of("module", module.name())));
            points(module).forEach(values::dataPoint);
        }
        return new MetricSnapshots(up.build(), values.build());
    }

    private static List<GaugeDataPointSnapshot> points(Module module) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        try {
            for (Map.Entry<String, Figure> figure : module.figures().entrySet()) {
                if (figure.getValue() instanceof Figure.Known known) {
                    points.add(point(known.value(), Labels.of("module", module.name(), "figure", figure.getKey())));
                }
            }
        } catch (StoreException e) {
            return List.of();
        }
        return points;
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
