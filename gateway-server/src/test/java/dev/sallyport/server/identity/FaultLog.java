package dev.sallyport.server.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what became of the key sets. */
final class FaultLog implements KeySetListener {

    final List<KeySetFault> faults = new CopyOnWriteArrayList<>();

    @Override
    public void loaded(String issuer, int keys) {}

    @Override
    public void refused(String issuer, KeySetFault fault) {
        faults.add(fault);
    }
}
