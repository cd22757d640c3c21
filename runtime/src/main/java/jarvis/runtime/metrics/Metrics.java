package jarvis.runtime.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All figures of one Jarvis and of its JVM. Nothing of it is loaded before somebody asks. Thread-safe. */
public final class Metrics {
    private final List<MultiCollector> origins = new ArrayList<>();
    private @Nullable PrometheusRegistry registry;

    /** @param origin asked at each scrape, on the asker's thread */
    public synchronized void add(MultiCollector origin) {
        origins.add(origin);
        if (registry != null) {
            registry.register(origin);
        }
    }

    /** The text, and its media type. */
    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    public record Scrape(byte[] body, String type) {}

    /** @param accept what the one who asks would like; empty: the usual text */
    public synchronized Scrape scrape(String accept) {
        ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(accept);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.write(out, registry().scrape());
            return new Scrape(out.toByteArray(), writer.getContentType());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private PrometheusRegistry registry() {
        if (registry == null) {
            registry = new PrometheusRegistry();
            JvmMetrics.builder().register(registry);
            origins.forEach(registry::register);
        }
        return registry;
    }
}
