/** Made-up users of the service, for demonstrations and load. They come through the HTTP API like anybody. */
@NullMarked
package jarvis.dawg.traffic;

import org.jspecify.annotations.NullMarked;
