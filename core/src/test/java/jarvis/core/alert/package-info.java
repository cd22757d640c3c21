@NullMarked
package jarvis.core.alert;

import org.jspecify.annotations.NullMarked;
