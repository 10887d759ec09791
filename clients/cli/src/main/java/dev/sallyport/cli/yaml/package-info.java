/** YAML files as records, and what is wrong in them by file and key. */
@NullMarked
package dev.sallyport.cli.yaml;

import org.jspecify.annotations.NullMarked;
