@NullMarked
package jarvis.runtime.finance;

import org.jspecify.annotations.NullMarked;
