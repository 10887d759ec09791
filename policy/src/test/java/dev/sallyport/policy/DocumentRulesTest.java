package dev.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentNode.Clear;
import dev.sallyport.operation.DocumentNode.Masked;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What holds for every class of a document and every exception of a grant. */
class DocumentRulesTest {
    private static final int PAIRS = 100_000;
    private static final DocumentNode CLEAR = new Clear();
    private static final DocumentNode HASH = new Masked(new Mask.Hash());
    private static final DocumentNode NULL = new Masked(new Mask.Null());

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_127);

    @Test
    void noGrantDeclaresAnotherPathThanTheClass() {
        for (int i = 0; i < PAIRS; i++) {
            DocumentTree known = tree(3);
            var declared = known.leaves().keySet();

            assertThat(DocumentRules.overlay(known, tree(3)).leaves().keySet()).isEqualTo(declared);
            assertThat(DocumentRules.revealed(known).leaves().keySet()).isEqualTo(declared);
            assertThat(DocumentRules.concealed(known).leaves().keySet()).isEqualTo(declared);
        }
    }

    @Test
    void aMaskOfAPathIsTheMaskOfEveryDeclaredPathBelowIt() {
        DocumentTree known = DocumentTree.of(Map.of(List.of("a", "b"), CLEAR, List.of("a", "c", "d"), NULL));
        DocumentTree exception = DocumentTree.of(Map.of(List.of("a"), HASH));

        assertThat(DocumentRules.overlay(known, exception).leaves())
                .isEqualTo(Map.of(List.of("a", "b"), HASH, List.of("a", "c", "d"), HASH));
    }

    private DocumentTree tree(int depth) {
        SortedMap<String, DocumentNode> keys = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String key = List.of("a", "b", "A", "a.b").get(random.nextInt(4));
            keys.put(
                    key,
                    switch (random.nextInt(depth > 1 ? 5 : 3)) {
                        case 0 -> CLEAR;
                        case 1 -> HASH;
                        case 2 -> NULL;
                        default -> tree(depth - 1);
                    });
        }
        return new DocumentTree(keys);
    }
}
