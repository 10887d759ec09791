/** What agents ask of what there is for them: answered from their own catalog and nothing else. */
@NullMarked
package dev.sallyport.server.rpc.discovery;

import org.jspecify.annotations.NullMarked;
