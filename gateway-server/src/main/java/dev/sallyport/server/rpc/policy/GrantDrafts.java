package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.GrantCheck;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Provenance;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a grant of what an admin wrote: defaults are written into it, so that it says all it means. */
final class GrantDrafts {
    private static final Limits DEFAULT = new Limits(10_000, 64 << 20, 1 << 20, 100, Duration.ofSeconds(30));

    private final SourceCatalogs sources;

    GrantDrafts(SourceCatalogs sources) {
        this.sources = sources;
    }

    /**
     * A grant that may be written.
     *
     * @param period what holds where the message says nothing of the time
     * @throws RefusedException naming the first field that is wrong, or because it is a grant to its author
     */
    Grant of(
            dev.sallyport.v1.Grant message,
            Identity author,
            Provenance provenance,
            Optional<Grant.Period> period,
            String field) {
        var complete = complete(message, provenance, period, field);
        Grant grant = GrantMessages.of(complete, provenance.version(), field);
        GrantCheck.problem(grant, provenance.time()).ifPresent(problem -> {
            throw Malformed.field(field + "." + problem.field(), problem.found(), problem.expected());
        });
        if (grant.isSelfGrantOf(author)) {
            throw new RefusedException(new Refusal(
                    Reason.NOT_ALLOWED,
                    "grant `" + grant.name() + "` is for its own author",
                    "policy.no-self-grant",
                    "ask another admin to write it"));
        }
        return grant;
    }

    private dev.sallyport.v1.Grant complete(
            dev.sallyport.v1.Grant message, Provenance provenance, Optional<Grant.Period> period, String field) {
        var source = sources.source(message.getSource(), field + ".source");
        for (int i = 0; i < message.getObjectsCount(); i++) {
            sources.requireForm(source, message.getObjects(i), field + ".objects[" + i + "]");
        }
        Instant now = provenance.time();
        dev.sallyport.v1.Grant.Builder complete = message.toBuilder()
                .setDatabase(sources.database(source, message.getDatabase(), field + ".database"))
                .setLimits(complete(message.getLimits()))
                .setCreatedBy(provenance.author())
                .setCreateTime(Times.message(now))
                .setManifest(provenance.manifest());
        if (!message.hasStartTime()) {
            complete.setStartTime(Times.message(period.map(Grant.Period::start).orElse(now)));
        }
        if (!message.hasExpireTime()) {
            complete.setExpireTime(
                    Times.message(period.map(Grant.Period::expiry).orElse(now.plus(GrantCheck.DEFAULT_PERIOD))));
        }
        return complete.build();
    }

    private static dev.sallyport.v1.Limits complete(dev.sallyport.v1.Limits limits) {
        dev.sallyport.v1.Limits.Builder complete = limits.toBuilder()
                .setRows(orDefault(limits.getRows(), DEFAULT.rows()))
                .setBytes(orDefault(limits.getBytes(), DEFAULT.bytes()))
                .setCellBytes(orDefault(limits.getCellBytes(), DEFAULT.cellBytes()))
                .setAffected(orDefault(limits.getAffected(), DEFAULT.affected()));
        boolean timed = limits.getTime().getSeconds() != 0 || limits.getTime().getNanos() != 0;
        return (timed ? complete : complete.setTime(Times.message(DEFAULT.time()))).build();
    }

    private static long orDefault(long limit, long otherwise) {
        return limit == 0 ? otherwise : limit;
    }
}
