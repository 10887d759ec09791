/** A policy as YAML files say it, and the manifest that it becomes. */
@NullMarked
package dev.sallyport.cli.manifest;

import org.jspecify.annotations.NullMarked;
