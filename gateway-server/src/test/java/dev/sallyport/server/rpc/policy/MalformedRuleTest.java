package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.sallyport.v1.ClearPath;
import dev.sallyport.v1.ColumnComparison;
import dev.sallyport.v1.ColumnIn;
import dev.sallyport.v1.ColumnIsNull;
import dev.sallyport.v1.ColumnOneOf;
import dev.sallyport.v1.ColumnRule;
import dev.sallyport.v1.Comparison;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.DocumentPath;
import dev.sallyport.v1.GeneralizeMask;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.ObjectSelector;
import dev.sallyport.v1.Operand;
import dev.sallyport.v1.PartialMask;
import dev.sallyport.v1.RedactMask;
import dev.sallyport.v1.RowFilter;
import dev.sallyport.v1.RowFilterList;
import dev.sallyport.v1.Value;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks, filters, selectors and limits that say nothing, or more than can be meant: each is refused by its field. */
class MalformedRuleTest {
    private static final Operand SEVEN =
            Operand.newBuilder().setLiteral(Value.newBuilder().setInt64Value(7)).build();

    @TempDir
    private Path folder;

    private AdminDesk desk;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMaskThatIsNotOneIsRefused() {
        String at = "grant.columns[0].masked";
        assertWrongMask(at, Mask.newBuilder());
        assertWrongMask(at + ".partial", Mask.newBuilder().setPartial(PartialMask.newBuilder()));
        assertWrongMask(
                at + ".partial.last",
                Mask.newBuilder().setPartial(PartialMask.newBuilder().setLast(0)));
        assertWrongMask(
                at + ".partial.first",
                Mask.newBuilder().setPartial(PartialMask.newBuilder().setFirst(-1)));
        assertWrongMask(at + ".generalize", Mask.newBuilder().setGeneralize(GeneralizeMask.newBuilder()));
        assertWrongMask(
                at + ".generalize.bucket",
                Mask.newBuilder().setGeneralize(GeneralizeMask.newBuilder().setBucket(0)));
    }

    @Test
    void pathsThatAreNoneAreRefused() {
        var clear = DocumentPath.newBuilder().setClear(ClearPath.getDefaultInstance());
        var redact = Mask.newBuilder().setRedact(RedactMask.getDefaultInstance());
        var a = clear.clone().addPath("a");
        assertWrongPaths(".paths", DocumentMask.newBuilder());
        assertWrongPaths(".paths", DocumentMask.newBuilder().addPaths(clear));
        assertWrongPaths(
                ".paths", DocumentMask.newBuilder().addPaths(clear.clone().addPath("a\0")));
        assertWrongPaths(
                ".paths",
                DocumentMask.newBuilder().addPaths(a).addPaths(a.clone().addPath("b")));
        assertWrongPaths(
                ".paths[1].path",
                DocumentMask.newBuilder().addPaths(a).addPaths(a.clone().setMasked(redact)));
        assertWrongPaths(
                ".paths[0]",
                DocumentMask.newBuilder().addPaths(DocumentPath.newBuilder().addPath("a")));
        assertWrongPaths(
                ".paths[0].masked", DocumentMask.newBuilder().addPaths(a.clone().setMasked(Mask.newBuilder())));
        assertWrongPaths(
                ".paths[0].masked",
                DocumentMask.newBuilder()
                        .addPaths(a.clone()
                                .setMasked(Mask.newBuilder()
                                        .setDocument(DocumentMask.newBuilder().addPaths(a)))));
        var many = DocumentMask.newBuilder();
        for (int i = 0; i <= 256; i++) {
            many.addPaths(clear.clone().addPath("k" + i));
        }
        assertWrongPaths(".paths", many);
    }

    private void assertWrongPaths(String at, DocumentMask.Builder document) {
        assertWrongMask(
                "grant.columns[0].masked.document" + at, Mask.newBuilder().setDocument(document));
    }

    private void assertWrongMask(String field, Mask.Builder mask) {
        assertWrong(
                field,
                grant -> grant.addColumns(
                        ColumnRule.newBuilder().setColumn("email").setMasked(mask)));
    }

    @Test
    void aColumnWithTwoRulesIsRefused() {
        var rule = ColumnRule.newBuilder()
                .setColumn("email")
                .setMasked(Mask.newBuilder().setRedact(RedactMask.getDefaultInstance()));
        assertWrong("grant.columns[1].column", grant -> grant.addColumns(rule).addColumns(rule));
    }

    @Test
    void aFilterThatIsNotOneIsRefused() {
        var compare = ColumnComparison.newBuilder().setColumn("id");
        assertWrongFilter(".compare.comparison", RowFilter.newBuilder().setCompare(compare.setOperand(SEVEN)));
        assertWrongFilter(
                ".compare.operand",
                RowFilter.newBuilder().setCompare(compare.clearOperand().setComparison(Comparison.COMPARISON_EQUAL)));
        assertWrongFilter(
                ".one_of.operands[0].literal",
                RowFilter.newBuilder()
                        .setOneOf(ColumnOneOf.newBuilder()
                                .setColumn("id")
                                .addOperands(Operand.newBuilder().setLiteral(Value.newBuilder()))));
        assertWrongFilter(
                ".in.where", RowFilter.newBuilder().setIn(ColumnIn.newBuilder().setColumn("id")));
        assertWrongFilter(
                ".any.filters[0]",
                RowFilter.newBuilder().setAny(RowFilterList.newBuilder().addFilters(RowFilter.newBuilder())));
    }

    @Test
    void aFilterThatIsTooDeepIsRefused() {
        RowFilter.Builder deep =
                RowFilter.newBuilder().setIsNull(ColumnIsNull.newBuilder().setColumn("id"));
        for (int i = 0; i < 16; i++) {
            deep = RowFilter.newBuilder().setAll(RowFilterList.newBuilder().addFilters(deep));
        }
        assertWrongFilter(".all.filters[0]".repeat(16), deep);
    }

    private void assertWrongFilter(String field, RowFilter.Builder filter) {
        assertWrong("grant.row_filter" + field, grant -> grant.setRowFilter(filter));
    }

    @Test
    void aSelectorThatSelectsNothingIsRefused() {
        assertWrong("grant.objects[1]", grant -> grant.addObjects(ObjectSelector.newBuilder()));
        assertWrong(
                "grant.objects[1].object",
                grant -> grant.addObjects(
                        ObjectSelector.newBuilder().setSchema("public").setObject("")));
    }

    @Test
    void aLimitThatIsNotOneIsRefused() {
        assertWrong(
                "grant.limits.rows",
                grant -> grant.setLimits(Limits.newBuilder().setRows(-1)));
        assertWrong(
                "grant.limits.bytes",
                grant -> grant.setLimits(Limits.newBuilder().setBytes(-1)));
        assertWrong(
                "grant.limits.cell_bytes",
                grant -> grant.setLimits(Limits.newBuilder().setCellBytes(-1)));
        assertWrong(
                "grant.limits.affected",
                grant -> grant.setLimits(Limits.newBuilder().setAffected(-1)));
        assertWrong(
                "grant.limits.time",
                grant -> grant.setLimits(
                        Limits.newBuilder().setTime(Duration.newBuilder().setSeconds(-1))));
    }

    @Test
    void aTimeThatNoClockShowsIsRefused() {
        assertWrong(
                "grant.expire_time",
                grant -> grant.setExpireTime(
                        com.google.protobuf.Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)));
    }

    private void assertWrong(String field, UnaryOperator<Grant.Builder> change) {
        var request = CreateGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setGrant(change.apply(GrantRequests.draft("reads")))
                .build();
        Status refused = refused("root", desk.grants()::createGrant, request);
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("`" + field + "` is `");
        assertThat(desk.store.current().version()).isZero();
    }
}
