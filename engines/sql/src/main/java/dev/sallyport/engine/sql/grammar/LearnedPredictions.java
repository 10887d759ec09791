package dev.sallyport.engine.sql.grammar;

import java.util.concurrent.atomic.AtomicLong;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNSimulator;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;

/**
 * What parsers have learned from the statements they read. Each turn that no statement took before adds to it, and a parser
 * of its own never lets go of any; so whoever sends enough of them would fill the heap. Here it fills its share, and is
 * forgotten before the next statement.
 */
public final class LearnedPredictions {
    /** Measured over generated statements: a configuration with its share of contexts and lists. */
    private static final int BYTES_OF_CONFIGURATION = 48;

    private static final int BYTES_OF_EDGE = 4;
    private static final int BYTES_OF_STATE = 128;

    private final ATN grammar;
    private final long mostBytes;
    private volatile Memory memory;

    /**
     * Nothing is learned yet.
     *
     * @param mostBytes of heap, as far as it can be told
     */
    public LearnedPredictions(ATN grammar, long mostBytes) {
        this.grammar = grammar;
        this.mostBytes = mostBytes;
        this.memory = new Memory(grammar);
    }

    /** Lets the parser predict by what was learned, and add to it. */
    public void teach(Parser parser) {
        if (memory.bytes.get() >= mostBytes) {
            memory = new Memory(grammar);
        }
        parser.setInterpreter(new Pupil(parser, memory));
    }

    /** The bytes of heap that it takes, about. */
    public long bytes() {
        return memory.bytes.get();
    }

    private static final class Memory {
        private final DFA[] decisions;
        private final PredictionContextCache contexts = new PredictionContextCache();
        private final AtomicLong bytes = new AtomicLong();

        private Memory(ATN grammar) {
            decisions = new DFA[grammar.getNumberOfDecisions()];
            for (int i = 0; i < decisions.length; i++) {
                decisions[i] = new DFA(grammar.getDecisionState(i), i);
            }
        }
    }

    /** Predicts as its base does, and weighs what it adds; of what finds no room it remembers no more than where a decision starts. */
    private final class Pupil extends ParserATNSimulator {
        private final Memory memory;

        private Pupil(Parser parser, Memory memory) {
            super(parser, grammar, memory.decisions, memory.contexts);
            this.memory = memory;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // an equal state that was there is given back in place of this one
        protected DFAState addDFAState(DFA dfa, DFAState state) {
            if (isFull()) {
                return state;
            }
            DFAState kept = super.addDFAState(dfa, state);
            if (kept == state && kept != ATNSimulator.ERROR) {
                memory.bytes.addAndGet(BYTES_OF_STATE
                        + (long) BYTES_OF_EDGE * atn.maxTokenType
                        + (long) BYTES_OF_CONFIGURATION * state.configs.size());
            }
            return kept;
        }

        @Override
        protected DFAState addDFAEdge(DFA dfa, DFAState from, int token, DFAState to) {
            return isFull() ? to : super.addDFAEdge(dfa, from, token, to);
        }

        private boolean isFull() {
            return memory.bytes.get() >= mostBytes;
        }
    }
}
