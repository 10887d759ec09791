package dev.sallyport.server.flow;

import dev.sallyport.server.approval.Consents;
import dev.sallyport.server.approval.Questions;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.time.InstantSource;

/** What one request comes to: its plan, unless it writes a mask back, and under the approval that it names, if it names one. */
public final class Planning {
    private final Plans plans;
    private final WriteBack writeBack = new WriteBack();
    private final Consents consents;
    private final Questions questions;

    public Planning(Consents consents, Questions questions, InstantSource clock) {
        this.plans = new Plans(new Planner(clock));
        this.consents = consents;
        this.questions = questions;
    }

    /** What it comes to by itself. */
    Plan of(Submission submission, RequestSnapshot snapshot) {
        return writeBack.check(plans.of(submission, snapshot), submission, snapshot);
    }

    /** What it comes to under the approval that it names, which is used up where it fits; the same where it names none. */
    Plan consented(Plan plan, Submission submission, RequestSnapshot snapshot) {
        return consents.check(plan, submission, snapshot);
    }

    /** Puts the question to people that a plan comes to. */
    Questions.Result ask(Submission submission, RequestSnapshot snapshot, Plan.Asked plan) {
        return questions.ask(submission, snapshot, plan);
    }
}
