/** Tests of the built product as a user meets it: real processes, git, browser, database. */
@NullMarked
package jarvis.acceptance;

import org.jspecify.annotations.NullMarked;
