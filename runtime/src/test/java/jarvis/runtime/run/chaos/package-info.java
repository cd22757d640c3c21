/** Seeded runs with a real git, hostile agents and a Jarvis that is killed; what git says afterwards decides. */
@NullMarked
package jarvis.runtime.run.chaos;

import org.jspecify.annotations.NullMarked;
