package jarvis.runtime.source.check;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Until when a server's certificate is valid: by a connection of its own, as the web client shows none. */
final class Certificate {
    private static final int HTTPS = 443;

    private final String host;
    private final int port;
    private final Connection connection;

    private Certificate(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.connection = new Connection(host, port, timeout);
    }

    static Certificate of(URI uri, Duration timeout) {
        return new Certificate(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort(), timeout);
    }

    Instant expires() throws InterruptedIOException, Probe.NoAnswer {
        return connection.with(this::expires);
    }

    /** Of a chain, the certificate that expires first. */
    private Instant expires(Socket plain) throws IOException {
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) usual.createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            Instant first = Instant.MAX;
            for (java.security.cert.Certificate one : socket.getSession().getPeerCertificates()) {
                Instant until =
                        one instanceof X509Certificate x509 ? x509.getNotAfter().toInstant() : Instant.MAX;
                first = until.isBefore(first) ? until : first;
            }
            return first;
        }
    }
}
