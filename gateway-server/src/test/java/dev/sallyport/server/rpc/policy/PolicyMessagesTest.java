package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.store.Rules.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.TaskSelector;
import dev.sallyport.server.store.Rules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PolicyMessagesTest {
    private static final List<Mask> MASKS = List.of(
            new Mask.Null(),
            new Mask.Constant("x"),
            new Mask.Redact(),
            new Mask.Partial(new Mask.Shape.Email()),
            new Mask.Partial(new Mask.Shape.Last(4)),
            new Mask.Partial(new Mask.Shape.First(2)),
            new Mask.Generalize(new Mask.Grain.Month()),
            new Mask.Generalize(new Mask.Grain.Year()),
            new Mask.Generalize(new Mask.Grain.Bucket(10)),
            new Mask.Hash(),
            new Mask.Document(DocumentTree.of(Map.of(
                    List.of("contact", "phone"),
                    new DocumentNode.Masked(new Mask.Partial(new Mask.Shape.Last(2))),
                    List.of("contact", "city"),
                    new DocumentNode.Clear(),
                    List.of("contact.phone"),
                    new DocumentNode.Masked(new Mask.Null()),
                    List.of(""),
                    new DocumentNode.Clear()))));

    private static final List<Value> VALUES = List.of(
            new Value.Null(),
            new Value.Bool(true),
            new Value.Int(Long.MIN_VALUE),
            new Value.Float(1.5),
            new Value.Decimal(new BigDecimal("12.50")),
            new Value.Text("tëxt"),
            new Value.Bytes(new byte[] {0, -1}),
            new Value.Date(-1),
            new Value.Time(1),
            new Value.Timestamp(2),
            new Value.Instant(3),
            new Value.Uuid(new UUID(1, 2)),
            new Value.Json("{}"));

    private final PolicyMessages messages = new PolicyMessages();

    @Test
    void everyPartOfAGrantSurvives() {
        Grant grant = new Grant(
                "rich",
                new Grant.Who(
                        new AgentSelector.Prefix("spiffe://shop.example/agents"),
                        new HumanSelector.Group(Rules.ISSUER, "support"),
                        new TaskSelector.Prefix("ticket-")),
                new Grant.Scope(
                        "shop",
                        "shopdb",
                        List.of(new ObjectSelector.Schema("public"), new ObjectSelector.Exact("other", "t")),
                        Set.of(Verb.values())),
                new Grant.Terms(
                        columns(),
                        Optional.of(filter()),
                        new Limits(1, 2, 3, 4, Duration.ofNanos(5)),
                        Set.of("email"),
                        true,
                        Optional.of("two-eyes"),
                        new Grant.Reserved(true, false, 0, 0)),
                new Grant.Period(NOW, NOW.plusSeconds(1)),
                "reason",
                new Provenance(7, "root", NOW, "shop"));

        assertThat(messages.grant(messages.encode(grant), 7)).isEqualTo(grant);
        Grant plain = Rules.grant("plain", 7);
        assertThat(messages.grant(messages.encode(plain), 7)).isEqualTo(plain);
        assertThat(messages.grant(messages.encode(plain), 7).etag()).isEqualTo(plain.etag());
    }

    @Test
    void everyClassificationSurvives() {
        Classification masked = Rules.classified("email", 3);
        assertThat(messages.classification(messages.encode(masked), 3)).isEqualTo(masked);
        for (ColumnRule level :
                List.of(new ColumnRule.Clear(), new ColumnRule.Withheld(), new ColumnRule.Masked(MASKS.getLast()))) {
            Classification other = new Classification(masked.key(), level, Set.of(), masked.provenance());
            assertThat(messages.classification(messages.encode(other), 3)).isEqualTo(other);
        }
    }

    @Test
    void bytesThatAreNoRuleAreRefused() {
        assertThatThrownBy(() -> messages.grant(new byte[] {1, 2, 3}, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> messages.grant(new byte[0], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> messages.classification(new byte[0], 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFieldOfANewerVersionIsRefusedWhereverItStands() {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(4_000, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        var known = GrantAnswers.message(Rules.grant("plain", 1));
        var outside = known.clone().setUnknownFields(unknown).build();
        var inside = known.clone()
                .setObjects(0, known.getObjects(0).toBuilder().setUnknownFields(unknown))
                .build();

        assertThatThrownBy(() -> GrantMessages.of(outside, 1, "grant"))
                .hasMessage("`grant` is `field number 4000`, expected only fields that this version knows");
        assertThatThrownBy(() -> GrantMessages.of(inside, 1, "grant"))
                .hasMessage("`grant.objects` is `field number 4000`, expected only fields that this version knows");
    }

    private static Map<String, ColumnRule> columns() {
        Map<String, ColumnRule> columns = new HashMap<>();
        MASKS.forEach(mask -> columns.put(mask.label(), new ColumnRule.Masked(mask)));
        columns.put("clear", new ColumnRule.Clear());
        columns.put("withheld", new ColumnRule.Withheld());
        return columns;
    }

    private static RowFilter filter() {
        List<Operand> literals =
                VALUES.stream().<Operand>map(Operand.Literal::new).toList();
        RowFilter fact =
                new RowFilter.Compare("tenant", Comparison.GREATER_OR_EQUAL, new Operand.IdentityFact("human"));
        return new RowFilter.All(List.of(
                new RowFilter.OneOf("a", literals),
                new RowFilter.Any(List.of(new RowFilter.IsNull("b"), fact)),
                new RowFilter.In("c", Rules.CUSTOMERS, "id", fact)));
    }
}
