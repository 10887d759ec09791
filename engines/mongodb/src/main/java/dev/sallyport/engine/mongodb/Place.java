package dev.sallyport.engine.mongodb;

/** Where in a command something stands, as the names of fields and the numbers of elements that lead there. */
record Place(String path) {
    static final Place COMMAND = new Place("");

    Place in(String field) {
        return new Place(path.isEmpty() ? field : path + "." + field);
    }

    Place in(int element) {
        return in(String.valueOf(element));
    }

    /** For the end of a message. */
    String told() {
        return path.isEmpty() ? "" : " at `" + path + "`";
    }
}
