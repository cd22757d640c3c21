/**
 * The figures of a business: what it earns a month, what it spends, how long its cash lasts.
 *
 * <p>Pure. Values of documents come in as readings, and {@link Finance} gives each figure as one, with the id of its
 * definition. No standard exists for these figures, so {@link Definition} says how each is calculated. Amounts are whole
 * minor units; between them all arithmetic is exact, and only the result is rounded, half to even.
 */
@NullMarked
package jarvis.core.finance;

import org.jspecify.annotations.NullMarked;
