package dev.sallyport.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, and what to do about it, in one sentence. */
final class FileTrouble {
    private FileTrouble() {}

    static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException file -> "`" + file.getFile() + "` is missing, put it there or name another folder";
            case AccessDeniedException file ->
                "`" + file.getFile()
                        + "` cannot be read or written, give this user the right to, or use another folder";
            case FileAlreadyExistsException file ->
                "`" + file.getFile() + "` is in the way, move it or use another folder";
            case FileSystemException file ->
                "`" + file.getFile() + "` cannot be used: " + reason(file) + "; mend that or use another folder";
            default -> "a file cannot be used: " + failure.getMessage() + "; mend that or use another folder";
        };
    }

    private static String reason(FileSystemException file) {
        return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }
}
