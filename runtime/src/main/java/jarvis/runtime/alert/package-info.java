/**
 * Alerts in the world: judged whenever readings were looked at, delivered by channels that each go at their own pace, and
 * remembered over a restart.
 */
@NullMarked
package jarvis.runtime.alert;

import org.jspecify.annotations.NullMarked;
