package dev.sallyport.server.rpc;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a message against the rules that stand in the proto files. */
public final class Validation {
    private final Validator validator = ValidatorFactory.newBuilder().build();

    /**
     * Does nothing where every rule holds.
     *
     * @throws RefusedException naming the first field that breaks its rule
     */
    public void check(Message message) {
        List<Violation> violations = violations(message);
        if (!violations.isEmpty()) {
            var first = violations.getFirst().toProto();
            throw new RefusedException(new Refusal(
                    Reason.MALFORMED,
                    "field `" + path(first.getField()) + "` is not well formed: " + first.getMessage(),
                    "request." + first.getRuleId(),
                    "send the field as its comment in the proto file says"));
        }
    }

    private List<Violation> violations(Message message) {
        try {
            return validator.validate(message).getViolations();
        } catch (ValidationException e) {
            throw new IllegalStateException(
                    "rules of `" + message.getDescriptorForType().getFullName() + "`", e);
        }
    }

    private static String path(FieldPath path) {
        return path.getElementsList().stream()
                .map(FieldPathElement::getFieldName)
                .collect(Collectors.joining("."));
    }
}
