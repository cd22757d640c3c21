/**
 * Texts as what finance figures are calculated from: finance.yaml, and subscriptions in three forms. Pure functions of a text;
 * who gets the text, and when, is not known here.
 */
@NullMarked
package jarvis.runtime.finance;

import org.jspecify.annotations.NullMarked;
