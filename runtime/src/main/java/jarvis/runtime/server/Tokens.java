package jarvis.runtime.server;

import jarvis.core.coordination.Reporter;
import jarvis.runtime.project.ProjectFolder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who a bearer token speaks for: a person, or one instance in one attempt of one run. Thread-safe.
 *
 * <p>A worker's token is its instance and attempt with an HMAC-SHA256 over them and the run, so none needs to be stored and
 * all survive a restart. That agents of the same user can read the person's file is a known limit.
 */
public final class Tokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern WORKER =
            Pattern.compile("w1\\.([A-Za-z0-9_-]+)\\.([1-9]\\d{0,8})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final byte[] person;
    private final String user;

    /**
     * @param secret the key of the workers' tokens
     * @param person the person's token
     * @param user the name under which the person's commands are recorded
     */
    Tokens(byte[] secret, String person, String user) {
        this.secret = secret.clone();
        this.person = person.getBytes(StandardCharsets.UTF_8);
        this.user = user;
    }

    /** The tokens of a project, made (mode 0600) when they are not there yet. */
    public static Tokens in(ProjectFolder folder) {
        String secret = new SecretFile(folder.secret()).value();
        String person = new SecretFile(folder.personToken()).value();
        return new Tokens(secret.getBytes(StandardCharsets.UTF_8), person, System.getProperty("user.name", "person"));
    }

    /** The person's token, for the page's URL fragment. */
    public String person() {
        return new String(person, StandardCharsets.UTF_8);
    }

    /** The token with which one attempt of an instance speaks for itself. */
    public String mintWorker(String run, String instance, int attempt) {
        String name = TEXT.encodeToString(instance.getBytes(StandardCharsets.UTF_8));
        return "w1." + name + "." + attempt + "." + TEXT.encodeToString(seal(run, instance, attempt));
    }

    /** Whether an Authorization header is the person's. */
    boolean isPerson(String authorization) {
        return Guard.bearer(authorization)
                .filter(token -> MessageDigest.isEqual(person, token.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** Who a token speaks for in a run; empty when it is no token of ours for it. */
    public Optional<Reporter> reporter(String run, String token) {
        if (MessageDigest.isEqual(person, token.getBytes(StandardCharsets.UTF_8))) {
            return Optional.of(new Reporter.Person(user));
        }
        Matcher parts = WORKER.matcher(token);
        return parts.matches() ? worker(run, parts) : Optional.empty();
    }

    private Optional<Reporter> worker(String run, Matcher parts) {
        Optional<String> instance = decoded(parts.group(1)).map(name -> new String(name, StandardCharsets.UTF_8));
        Optional<byte[]> given = decoded(parts.group(3));
        if (instance.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(parts.group(2));
        boolean ours = MessageDigest.isEqual(seal(run, instance.get(), attempt), given.get());
        return ours ? Optional.of(new Reporter.Worker(instance.get(), attempt)) : Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Each part goes in with its length: no two triples make the same message. */
    private byte[] seal(String run, String instance, int attempt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (String part : new String[] {"worker/1", run, instance, Integer.toString(attempt)}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
