/** What the engines that speak SQL hold and hand over alike: scopes of a catalog, digests, columns of a batch. */
@NullMarked
package dev.sallyport.engine.sql.run;

import org.jspecify.annotations.NullMarked;
