/**
 * The gRPC listeners: TLS with required client certificates, limits, and the two interceptors that every call passes
 * before a service sees it.
 */
@NullMarked
package dev.sallyport.server.transport;

import org.jspecify.annotations.NullMarked;
