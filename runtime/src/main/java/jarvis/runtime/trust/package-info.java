/**
 * What a person trusted on this machine: plans whose commands may run, and what a project's jarvis.yaml reaches beyond its
 * folder.
 */
@NullMarked
package jarvis.runtime.trust;

import org.jspecify.annotations.NullMarked;
