package dev.sallyport.server.approval;

import java.util.List;
import java.util.Optional;

/** Durable keys of approvers; every method is one transaction, and what it throws did not happen. */
public interface ApproverKeyStore {
    Optional<ApproverKey> key(String id);

    /** By approver. */
    List<ApproverKey> keys();

    /** Adds a key; false where its id is known. */
    boolean insert(ApproverKey key, Runnable record);

    /** Changes a key, if it is as it was read. */
    boolean change(ApproverKey before, ApproverKey after, Runnable record);
}
