/** The gateway's configuration: one YAML file, read once into records, unknown keys refused. */
@NullMarked
package dev.sallyport.server.config;

import org.jspecify.annotations.NullMarked;
