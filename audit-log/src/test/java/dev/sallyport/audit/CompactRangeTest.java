package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    /** The leaves of the tree that Certificate Transparency's own tests use. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Merkle merkle = new Merkle();

    @Test
    void rootsAreThoseOfRfc6962() {
        var range = CompactRange.empty();
        List<String> roots = new ArrayList<>(List.of(hex(range.root())));
        for (String leaf : LEAVES) {
            range.append(merkle.leaf(HexFormat.of().parseHex(leaf)));
            roots.add(hex(range.root()));
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void rootsAreThoseOfTheRecursiveDefinition() {
        var range = CompactRange.empty();
        List<byte[]> leaves = new ArrayList<>();
        for (int n = 1; n <= 300; n++) {
            leaves.add(merkle.leaf(new byte[] {(byte) n, (byte) (n >> 8)}));
            range.append(leaves.getLast());
            assertThat(range.root()).as("%d leaves", n).isEqualTo(recursive(leaves));
        }
    }

    @Test
    void aStoredRangeGoesOn() {
        var whole = CompactRange.empty();
        for (int n = 0; n < 100; n++) {
            var resumed = CompactRange.of(whole.size(), whole.roots());
            byte[] leaf = merkle.leaf(new byte[] {(byte) n});
            whole.append(leaf);
            resumed.append(leaf);
            assertThat(resumed.matches(whole)).isTrue();
        }
    }

    @Test
    void aRangeWithTheWrongNumberOfRootsIsRefused() {
        assertThatThrownBy(() -> CompactRange.of(3, List.of(new byte[32])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`3` leaves has `1`");
    }

    private byte[] recursive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return merkle.node(recursive(leaves.subList(0, left)), recursive(leaves.subList(left, leaves.size())));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
