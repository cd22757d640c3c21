/** The tools that agents call, by the Model Context Protocol over HTTP; stateless, as each call says by its token who speaks. */
@NullMarked
package jarvis.runtime.mcp;

import org.jspecify.annotations.NullMarked;
