/**
 * MongoDB's wire before the extension DocumentDB of PostgreSQL: what a client sends becomes a call of the extension's
 * functions. For tests alone, and over loopback alone.
 */
@NullMarked
package dev.sallyport.engine.testkit.documentdb;

import org.jspecify.annotations.NullMarked;
