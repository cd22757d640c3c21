/**
 * What sources said last, and what was said of each value before, in the journal's file. None of it is the truth: it may be
 * late, and it is left out of an export; what is not known to have been so is told as unknown.
 */
@NullMarked
package jarvis.runtime.journal.readings;

import org.jspecify.annotations.NullMarked;
