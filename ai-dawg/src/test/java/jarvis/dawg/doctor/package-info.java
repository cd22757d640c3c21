@NullMarked
package jarvis.dawg.doctor;

import org.jspecify.annotations.NullMarked;
