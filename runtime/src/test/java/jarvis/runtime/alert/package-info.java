@NullMarked
package jarvis.runtime.alert;

import org.jspecify.annotations.NullMarked;
