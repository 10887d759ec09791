package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicySnapshotTest {
    @Test
    void anyDifferenceChangesTheHash() {
        MaskKeys keys = MaskKeys.derivedFrom(new byte[32]);
        List<Grant> variants = List.of(
                READ_CUSTOMERS,
                named(READ_CUSTOMERS, "other"),
                with(READ_CUSTOMERS, columns(Map.of("email", CLEAR))),
                with(READ_CUSTOMERS, columns(Map.of("email", WITHHELD))),
                with(READ_CUSTOMERS, columns(Map.of("email", new ColumnRule.Masked(new Mask.Constant("a"))))),
                with(READ_CUSTOMERS, columns(Map.of("email", new ColumnRule.Masked(new Mask.Constant("b"))))),
                with(READ_CUSTOMERS, filter(OWN_TENANT)),
                with(READ_CUSTOMERS, intent(true)),
                with(READ_CUSTOMERS, approval("x")),
                with(READ_CUSTOMERS, limits(LIMITS.and(new Limits(1, 1, 1, 1, Duration.ofSeconds(1))))),
                READ_CUSTOMERS.with(new Grant.Period(NOW, NOW.plusSeconds(1))),
                READ_CUSTOMERS.with(new Provenance(2, "root", NOW, "")));
        Set<String> hashes = new HashSet<>();
        variants.forEach(each -> hashes.add(snapshot(each).hash()));
        hashes.add(new PolicySnapshot(2, List.of(READ_CUSTOMERS), CLASSES, keys).hash());
        hashes.add(new PolicySnapshot(1, List.of(READ_CUSTOMERS), List.of(), keys).hash());

        assertThat(hashes).hasSize(variants.size() + 2);
        assertThat(variants.stream().map(Grant::etag).distinct()).hasSize(variants.size());
        assertThat(snapshot(READ_CUSTOMERS).hash())
                .isEqualTo(snapshot(READ_CUSTOMERS).hash());
    }

    @Test
    void oneNameIsOneGrant() {
        assertThatThrownBy(() -> snapshot(READ_CUSTOMERS, READ_CUSTOMERS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMaskKeyDependsOnTheRootAndOnEveryPartOfTheColumn() {
        ColumnKey card = new ColumnKey(CUSTOMERS.column("card"), "1", "2");
        MaskKeys keys = MaskKeys.derivedFrom(new byte[32]);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(keys.of(card)).isEqualTo(keys.of(card));
        assertThat(MaskKeys.derivedFrom(other).of(card)).isNotEqualTo(keys.of(card));
        assertThat(keys.of(new ColumnKey(CUSTOMERS.column("card"), "12", "3")))
                .isNotEqualTo(keys.of(new ColumnKey(CUSTOMERS.column("card"), "1", "23")));
        assertThat(keys.of(new ColumnKey(ORDERS.column("card"), "1", "2"))).isNotEqualTo(keys.of(card));
        assertThatThrownBy(() -> MaskKeys.derivedFrom(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
