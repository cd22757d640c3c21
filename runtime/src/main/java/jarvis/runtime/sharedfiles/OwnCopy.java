package jarvis.runtime.sharedfiles;

import java.nio.file.Path;

/**
 * A copy of the shared files in an instance's own location: what is written there, that instance wrote.
 *
 * @param folder the {@code .coordination} in it, which may not be there
 */
public record OwnCopy(String instance, Path folder) {}
