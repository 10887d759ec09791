package dev.sallyport.server.identity;

import java.util.List;
import java.util.Map;

/** A JSON value as the strict reader sees it: integers are told apart from other numbers. */
sealed interface Json {

    record Members(Map<String, Json> byName) implements Json {}

    record Items(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    record Whole(long value) implements Json {}

    /** A number that is not a 64-bit integer; its value is never needed. */
    record OtherNumber() implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}
}
