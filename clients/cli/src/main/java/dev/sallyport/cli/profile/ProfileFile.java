package dev.sallyport.cli.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profile as its file says it; paths are relative to the folder of the file. */
record ProfileFile(
        @Nullable Entry data,
        @Nullable Entry admin,
        @Nullable String audit) {
    /** One listener of the gateway and whom to call it as. */
    record Entry(
            @Nullable String address,
            @Nullable String authority,
            @Nullable String certificate,
            @Nullable String key,
            @Nullable String tokenFile,
            @Nullable List<String> tokenCommand) {}
}
