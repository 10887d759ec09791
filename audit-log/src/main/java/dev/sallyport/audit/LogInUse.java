package dev.sallyport.audit;

import java.io.IOException;

/** Another process, or another log of this process, holds the folder. */
public final class LogInUse extends IOException {
    private static final long serialVersionUID = 1;

    LogInUse(String message) {
        super(message);
    }
}
