@NullMarked
package jarvis.runtime.source.form;

import org.jspecify.annotations.NullMarked;
