/** Tests of the audit trail. */
@NullMarked
package dev.sallyport.audit;

import org.jspecify.annotations.NullMarked;
