/** Tests of the projections. */
@NullMarked
package jarvis.runtime.view;

import org.jspecify.annotations.NullMarked;
