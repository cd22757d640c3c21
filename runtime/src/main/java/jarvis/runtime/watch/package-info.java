/** Hearing of changes in the file system as they happen. A hint only: whoever listens looks for himself, and polls as well. */
@NullMarked
package jarvis.runtime.watch;

import org.jspecify.annotations.NullMarked;
