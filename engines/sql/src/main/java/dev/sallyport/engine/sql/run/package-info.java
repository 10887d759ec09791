/** What the engines that speak SQL run alike: executions on a session, batches of rows. */
@NullMarked
package dev.sallyport.engine.sql.run;

import org.jspecify.annotations.NullMarked;
