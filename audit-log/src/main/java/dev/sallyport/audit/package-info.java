/** The audit trail: records, segments on disk, the Merkle tree over them, and who reads and checks them. */
@NullMarked
package dev.sallyport.audit;

import org.jspecify.annotations.NullMarked;
