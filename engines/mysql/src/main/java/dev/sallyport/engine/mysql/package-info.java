/** The MySQL engine, in two dialects: MySQL and MariaDB. */
@NullMarked
package dev.sallyport.engine.mysql;

import org.jspecify.annotations.NullMarked;
