/** A source that is a question to a database: read only, bounded in time and in rows. */
@NullMarked
package jarvis.runtime.source.sql;

import org.jspecify.annotations.NullMarked;
