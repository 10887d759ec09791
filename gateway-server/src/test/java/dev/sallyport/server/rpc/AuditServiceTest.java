package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.GetRecordRequest;
import dev.sallyport.v1.GetRecordResponse;
import dev.sallyport.v1.RecordFilter;
import dev.sallyport.v1.SearchRecordsRequest;
import dev.sallyport.v1.SearchRecordsResponse;
import dev.sallyport.v1.StoredRecord;
import dev.sallyport.v1.TailRecordsRequest;
import dev.sallyport.v1.TailRecordsResponse;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the trail stands in it before they see any of it. */
class AuditServiceTest {
    private static final RecordFilter ONLY_CONFIG =
            RecordFilter.newBuilder().addKinds(Kind.KIND_CONFIG).build();

    @TempDir
    private Path folder;

    private final FakeStream<SearchRecordsResponse> page = new FakeStream<>();
    private final FakeStream<GetRecordResponse> one = new FakeStream<>();
    private final FakeStream<TailRecordsResponse> tail = new FakeStream<>();
    private final List<Kind> knownWhenSent = new ArrayList<>();
    private TestTrail trail;
    private AuditService service;
    private long first;

    @BeforeEach
    void open() {
        trail = new TestTrail(folder);
        service = new AuditService(trail.log(), new AdminTrail(trail.log()));
        first = append("request-1");
        page.whenSent = this::look;
        one.whenSent = this::look;
        tail.whenSent = this::look;
    }

    private long append(String requestId) {
        return trail.log()
                .append(AuditRecord.newBuilder()
                        .setKind(Kind.KIND_CONFIG)
                        .setRequestId(requestId)
                        .build())
                .index();
    }

    private void look() {
        knownWhenSent.addAll(trail.kinds());
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void aSearchIsRecordedBeforeItsPageLeaves() {
        search(SearchRecordsRequest.newBuilder().setFilter(ONLY_CONFIG));

        assertThat(page.sent.getFirst().getRecordsList())
                .extracting(StoredRecord::getIndex)
                .containsExactly(first);
        assertThat(assertReadBeforeSent().getTrailRead())
                .isEqualTo(AuditRecord.TrailRead.newBuilder()
                        .addFilters("kinds")
                        .setFirstSeq(first)
                        .setLastSeq(first)
                        .setRecords(1)
                        .build());
    }

    @Test
    void aLookAtOneRecordIsRecordedBeforeItLeaves() {
        get(first);

        assertThat(one.sent.getFirst().getRecord().getRecord().getRequestId()).isEqualTo("request-1");
        assertThat(assertReadBeforeSent().getTrailRead().getFirstSeq()).isEqualTo(first);
    }

    @Test
    void aTailIsRecordedBeforeItsFirstRecordLeaves() {
        tail(TailRecordsRequest.newBuilder().setLast(5).setFilter(ONLY_CONFIG));
        tail.awaitEnd();

        assertThat(tail.sent).hasSize(1);
        assertThat(assertReadBeforeSent().getTrailRead().getFiltersList()).containsExactly("kinds");
    }

    private AuditRecord assertReadBeforeSent() {
        assertThat(knownWhenSent).containsExactly(Kind.KIND_CONFIG, Kind.KIND_AUDIT_READ);
        AuditRecord read = trail.records().getLast();
        assertThat(read.getIdentity().getHuman()).isEqualTo("carol");
        return read;
    }

    @Test
    void nothingIsShownWhenTheReadingCannotBeRecorded() {
        trail.breakDisk();
        search(SearchRecordsRequest.newBuilder());
        get(first);
        tail(TailRecordsRequest.newBuilder().setLast(5));

        assertThat(List.of(page.refused(), one.refused(), tail.refused()))
                .extracting(Status::getCode)
                .containsOnly(Status.Code.UNAVAILABLE);
        assertThat(knownWhenSent).isEmpty();
    }

    @Test
    void aRecordThatIsNotThereIsNotFound() {
        get(first + 1_000);
        assertThat(one.refused().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(trail.kinds()).containsExactly(Kind.KIND_CONFIG);
    }

    @Test
    void aTokenThatWasNotGivenIsRefused() {
        search(SearchRecordsRequest.newBuilder().setPageToken("not ours"));
        assertThat(page.refused().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aTimeThatNoClockShowsIsRefused() {
        RecordFilter.Builder never =
                RecordFilter.newBuilder().setStartTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE));
        search(SearchRecordsRequest.newBuilder().setFilter(never));
        tail(TailRecordsRequest.newBuilder().setFilter(never));

        assertThat(page.refused().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(tail.refused().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aTailOfMoreThanThereIsEndsWithAllOfIt() {
        tail(TailRecordsRequest.newBuilder().setLast(-1).setFilter(ONLY_CONFIG));
        tail.awaitEnd();
        assertThat(tail.sent).hasSize(1);
    }

    @Test
    void pagesFollowEachOther() {
        long second = append("request-2");
        search(SearchRecordsRequest.newBuilder().setPageSize(1).setFilter(ONLY_CONFIG));
        String token = page.sent.getFirst().getNextPageToken();
        search(SearchRecordsRequest.newBuilder().setPageToken(token).setFilter(ONLY_CONFIG));

        SearchRecordsResponse rest = page.sent.getLast();
        assertThat(rest.getRecordsList()).extracting(StoredRecord::getIndex).containsExactly(second);
        assertThat(rest.getNextPageToken()).isEmpty();
    }

    @Test
    void aTailThatFollowsSendsWhatComesAndEndsWithItsCaller() {
        tail.whenSent = () -> {
            if (tail.sent.size() == 1) {
                append("request-2");
            } else {
                tail.goAway();
            }
        };
        tail(TailRecordsRequest.newBuilder().setLast(1).setFollow(true).setFilter(ONLY_CONFIG));
        tail.awaitEnd();

        assertThat(tail.sent)
                .extracting(sent -> sent.getRecord().getRecord().getRequestId())
                .containsExactly("request-1", "request-2");
    }

    private void search(SearchRecordsRequest.Builder request) {
        FakeStream.as("carol", () -> service.searchRecords(request.build(), page));
    }

    private void get(long index) {
        FakeStream.as(
                "carol",
                () -> service.getRecord(
                        GetRecordRequest.newBuilder().setIndex(index).build(), one));
    }

    private void tail(TailRecordsRequest.Builder request) {
        FakeStream.as("carol", () -> service.tailRecords(request.build(), tail));
    }
}
