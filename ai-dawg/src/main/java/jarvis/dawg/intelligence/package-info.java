/** Reports on what the other modules counted: trend, anomaly, forecast. */
@NullMarked
package jarvis.dawg.intelligence;

import org.jspecify.annotations.NullMarked;
