/** Tests of the client, against a gateway that plays a script. */
@NullMarked
package dev.sallyport.client;

import org.jspecify.annotations.NullMarked;
