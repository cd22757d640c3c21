@NullMarked
package jarvis.runtime.agent.adapter;

import org.jspecify.annotations.NullMarked;
