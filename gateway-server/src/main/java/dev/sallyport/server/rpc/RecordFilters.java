package dev.sallyport.server.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.Instant;
import java.util.List;

/** The wire's filter of records as the trail's. */
final class RecordFilters {
    private RecordFilters() {}

    static dev.sallyport.audit.RecordFilter of(dev.sallyport.v1.RecordFilter filter) {
        dev.sallyport.audit.RecordFilter all = time(filter);
        all = and(all, filter.getAgent(), dev.sallyport.audit.RecordFilter::agent);
        all = and(all, filter.getHuman(), dev.sallyport.audit.RecordFilter::human);
        all = and(all, filter.getTask(), dev.sallyport.audit.RecordFilter::task);
        all = and(all, filter.getRequestId(), dev.sallyport.audit.RecordFilter::request);
        all = and(all, filter.getSource(), dev.sallyport.audit.RecordFilter::source);
        all = and(all, filter.getObject(), dev.sallyport.audit.RecordFilter::object);
        var kinds = filter.getKindsList();
        return kinds.isEmpty() ? all : all.and(record -> kinds.contains(record.getKind()));
    }

    /** Names of the fields that set a condition, for the trail. */
    static List<String> names(dev.sallyport.v1.RecordFilter filter) {
        return filter.getAllFields().keySet().stream()
                .map(FieldDescriptor::getName)
                .toList();
    }

    private static dev.sallyport.audit.RecordFilter and(
            dev.sallyport.audit.RecordFilter all,
            String value,
            java.util.function.Function<String, dev.sallyport.audit.RecordFilter> condition) {
        return value.isEmpty() ? all : all.and(condition.apply(value));
    }

    private static dev.sallyport.audit.RecordFilter time(dev.sallyport.v1.RecordFilter filter) {
        return dev.sallyport.audit.RecordFilter.between(
                filter.hasStartTime() ? Times.instant(filter.getStartTime(), "filter.start_time") : Instant.EPOCH,
                filter.hasEndTime() ? Times.instant(filter.getEndTime(), "filter.end_time") : Instant.MAX);
    }
}
