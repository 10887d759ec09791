/** What every engine needs towards its server: time limits, watching, catalog snapshots, digests, columns of a batch. */
@NullMarked
package dev.sallyport.engine.run;

import org.jspecify.annotations.NullMarked;
