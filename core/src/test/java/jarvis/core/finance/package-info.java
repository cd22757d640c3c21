@NullMarked
package jarvis.core.finance;

import org.jspecify.annotations.NullMarked;
