@NullMarked
package jarvis.runtime.mcp;

import org.jspecify.annotations.NullMarked;
