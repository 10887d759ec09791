/** Where the gateway is and whom the command line calls as. */
@NullMarked
package dev.sallyport.cli.profile;

import org.jspecify.annotations.NullMarked;
