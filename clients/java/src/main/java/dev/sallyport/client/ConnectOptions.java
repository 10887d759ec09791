package dev.sallyport.client;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where a gateway is and who calls it.
 *
 * @param address host and port
 * @param certificate PEM file with the client's certificate chain
 * @param key PEM file with its private key in PKCS #8
 * @param authority PEM file with the authorities that the gateway's certificate must come from
 * @param token asked for the bearer token of each call; an empty one sends none
 */
public record ConnectOptions(String address, Path certificate, Path key, Path authority, Supplier<String> token) {}
