/** What is known of the five modules: their work, their status, their figures. */
@NullMarked
package jarvis.dawg.module;

import org.jspecify.annotations.NullMarked;
