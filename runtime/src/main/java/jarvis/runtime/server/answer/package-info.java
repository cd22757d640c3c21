/** What a request is answered with: documents, bytes, problems; each with the same protective headers. */
@NullMarked
package jarvis.runtime.server.answer;

import org.jspecify.annotations.NullMarked;
