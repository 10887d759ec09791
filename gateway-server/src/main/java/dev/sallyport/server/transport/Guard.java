package dev.sallyport.server.transport;

import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Roles;

/** What stands between the wire and a service: who calls, what they may call, and who hears of it. */
public record Guard(Authenticator authenticator, Roles roles, AuthenticationListener listener) {}
