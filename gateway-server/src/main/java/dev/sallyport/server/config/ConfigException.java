package dev.sallyport.server.config;

/** The configuration is wrong, so the gateway does not start; the message names file, key, value and what was expected. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
