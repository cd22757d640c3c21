/** A plan as it is handed on: its lock with a content hash, its JSON for tools, its text for people. */
@NullMarked
package jarvis.core.plan.lock;

import org.jspecify.annotations.NullMarked;
