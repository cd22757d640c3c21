/** How documents are written: bytes become a tree, or a sentence that says where they go wrong. Pure. */
@NullMarked
package jarvis.runtime.source.form;

import org.jspecify.annotations.NullMarked;
