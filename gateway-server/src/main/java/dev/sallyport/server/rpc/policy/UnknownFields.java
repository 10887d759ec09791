package dev.sallyport.server.rpc.policy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.sallyport.server.rpc.Malformed;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what a newer client set and this build does not know: a rule that is not understood whole is not taken. */
final class UnknownFields {
    private UnknownFields() {}

    /** @throws RefusedException naming the number of the first unknown field */
    static void refuseIn(Message message, String field) {
        message.getUnknownFields().asMap().keySet().stream().findFirst().ifPresent(number -> {
            throw Malformed.field(field, "field number " + number, "only fields that this version knows");
        });
        for (Map.Entry<FieldDescriptor, Object> set : message.getAllFields().entrySet()) {
            String at = field + "." + set.getKey().getName();
            for (Object value : set.getValue() instanceof Collection<?> values ? values : List.of(set.getValue())) {
                if (value instanceof Message nested) {
                    refuseIn(nested, at);
                }
            }
        }
    }
}
