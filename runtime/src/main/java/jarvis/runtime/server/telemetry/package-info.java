/** What agents that people start themselves count of themselves, as OpenTelemetry has it. */
@NullMarked
package jarvis.runtime.server.telemetry;

import org.jspecify.annotations.NullMarked;
