package dev.sallyport.engine.testkit;

import java.util.Arrays;

/** What this run may not do without: the names in `-Dsallyport.test.require=`, with commas between. */
final class Required {
    private Required() {}

    static boolean is(String name) {
        String required = System.getProperty("sallyport.test.require", "");
        return Arrays.asList(required.split(",", -1)).contains(name);
    }
}
