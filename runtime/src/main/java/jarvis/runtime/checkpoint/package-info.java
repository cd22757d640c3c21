/** Validators: what a checkpoint's steps did, run by Jarvis on the tree under judgement, with evidence kept whole. */
@NullMarked
package jarvis.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
