/** What lies beside a plan: its settings (jarvis.yaml, front matter, roots) and the {@code .jarvis} folder with all run data. */
@NullMarked
package jarvis.runtime.project;

import org.jspecify.annotations.NullMarked;
