/** The journal: append-only events, one stream a run, durable before anything is shown. The only package that speaks SQL. */
@NullMarked
package jarvis.runtime.journal;

import org.jspecify.annotations.NullMarked;
