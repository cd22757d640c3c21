package jarvis.runtime.sharedfiles;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file in the place of another, and hands back the other where the system can (Linux: {@code renameat2} exchanges
 * the two). So an edit that came between our last look and our write is not overwritten unread.
 */
final class Exchange {
    private static final int HERE = -100;
    private static final int ONLY_IF_FREE = 1;
    private static final int SWAP = 2;
    private static final int TRIES = 3;

    private final @Nullable MethodHandle rename = find().orElse(null);

    /** Puts {@code next} at {@code place}; true when what was there before is now at {@code next}. */
    boolean put(Path next, Path place) throws IOException {
        for (int i = 0; i < TRIES && rename != null; i++) {
            if (rename(rename, next, place, SWAP)) {
                return true;
            }
            if (rename(rename, next, place, ONLY_IF_FREE)) {
                return false;
            }
        }
        Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return false;
    }

    @SuppressWarnings("restricted") // Java has no call that exchanges two files; the launcher allows native access.
    private static Optional<MethodHandle> find() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        return linker.defaultLookup().find("renameat2").map(address -> linker.downcallHandle(address, signature));
    }

    private static boolean rename(MethodHandle rename, Path from, Path to, int how) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocateFrom(from.toString());
            MemorySegment other = arena.allocateFrom(to.toString());
            return (int) rename.invokeExact(HERE, one, HERE, other, how) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("renameat2 cannot be called", e);
        }
    }
}
