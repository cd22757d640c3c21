@NullMarked
package jarvis.runtime.source.sql;

import org.jspecify.annotations.NullMarked;
