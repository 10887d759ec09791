package dev.sallyport.server.wiring;

import dev.sallyport.server.identity.KeySetFault;
import dev.sallyport.server.identity.KeySetListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what becomes of the issuers' keys. */
final class KeySetLog implements KeySetListener {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetLog.class);

    @Override
    public void loaded(String issuer, int keys) {
        LOG.info("issuer `{}` has {} keys", issuer, keys);
    }

    @Override
    public void refused(String issuer, KeySetFault fault) {
        LOG.warn("keys of issuer `{}` were not taken: {}", issuer, fault);
    }
}
