/** What a run came to, in words: for the commit that hands it over, and for whoever reads that. */
@NullMarked
package jarvis.runtime.result;

import org.jspecify.annotations.NullMarked;
