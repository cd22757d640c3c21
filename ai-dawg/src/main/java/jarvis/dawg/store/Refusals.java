package jarvis.dawg.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * What was refused of a batch: an id counts once, however often it is sent.
 *
 * @param ids as they were sent, of any length and with any characters
 * @param nameless events without an id, which count each time
 */
public record Refusals(Set<String> ids, int nameless) {
    public static final Refusals NONE = new Refusals(Set.of(), 0);
    private static final int HASHED = 16;

    public Refusals {
        ids = Set.copyOf(ids);
    }

    boolean none() {
        return ids.isEmpty() && nameless == 0;
    }

    /** Within the transaction that takes in what was accepted beside them. */
    void count(Connection connection, Instant received, long day) throws SQLException {
        int fresh = nameless + remembered(connection, received);
        if (fresh > 0) {
            try (PreparedStatement row = connection.prepareStatement("insert into refused values (?, ?)"
                    + " on conflict (day) do update set events = refused.events + excluded.events")) {
                row.setLong(1, day);
                row.setLong(2, fresh);
                row.executeUpdate();
            }
        }
    }

    /** How many ids were not known yet. */
    private int remembered(Connection connection, Instant received) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement row =
                connection.prepareStatement("insert into refused_id values (?, ?) on conflict do nothing")) {
            for (String id : ids) {
                row.setString(1, hash(id));
                row.setLong(2, received.toEpochMilli());
                row.addBatch();
            }
            return (int) Arrays.stream(row.executeBatch())
                    .filter(count -> count == 1)
                    .count();
        }
    }

    /** Of the characters as they are: half a surrogate pair has no bytes of its own in UTF-8. */
    private static String hash(String id) {
        ByteBuffer characters = ByteBuffer.allocate(id.length() * Character.BYTES);
        characters.asCharBuffer().put(id);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(characters.array());
            return HexFormat.of().formatHex(digest, 0, HASHED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
