/** Folders of files under the git command: what their content is, a fresh copy of it, and putting it back. */
@NullMarked
package jarvis.runtime.workspace;

import org.jspecify.annotations.NullMarked;
