package dev.sallyport.server.identity;

/** Hears what becomes of the issuers' key sets, for alarms and metrics. */
public interface KeySetListener {

    /** A fetched set is in use now. */
    void loaded(String issuer, int keys);

    /** A fetched set was refused, or none came; the one before stays in use while it is young enough. */
    void refused(String issuer, KeySetFault fault);
}
