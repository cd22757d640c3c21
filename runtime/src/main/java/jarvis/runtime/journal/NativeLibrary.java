package jarvis.runtime.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.LibraryLoaderUtil;

/** The part of SQLite that is no Java. Where the property {@code org.sqlite.lib.path} names no folder that holds it, each start unpacks it. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Puts this machine's into a folder, which is made; into none when there is none for this machine. */
    public static void unpack(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (library != null) {
                Files.createDirectories(folder);
                Files.copy(library, folder.resolve(name));
            }
        }
    }
}
