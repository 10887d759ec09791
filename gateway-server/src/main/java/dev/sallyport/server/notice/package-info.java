/** Signed notices to webhooks: that there is a question, or what became of it; never a value, never the power to answer. */
@NullMarked
package dev.sallyport.server.notice;

import org.jspecify.annotations.NullMarked;
