/** The database, PostgreSQL or a file: what was accepted, and the roll-ups that are kept with it. */
@NullMarked
package jarvis.dawg.store;

import org.jspecify.annotations.NullMarked;
