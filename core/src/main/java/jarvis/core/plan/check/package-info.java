/** What is wrong or doubtful in a plan that was read: every problem at once, each with its place. */
@NullMarked
package jarvis.core.plan.check;

import org.jspecify.annotations.NullMarked;
