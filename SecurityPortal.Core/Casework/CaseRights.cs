using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>Who may do what to a case now. Commands ask it before they act, pages ask it to know which buttons to draw.</summary>
public static class CaseRights
{
    private static readonly CaseAction[] MinistryActions =
    [
        CaseAction.Take, CaseAction.Assign, CaseAction.Return, CaseAction.Recommend, CaseAction.SendBack, CaseAction.Approve, CaseAction.Refuse,
        CaseAction.AppealUphold, CaseAction.AppealReject, CaseAction.AppealReturn,
        CaseAction.Authorise,
        CaseAction.Accept, CaseAction.Schedule, CaseAction.Unschedule, CaseAction.Pass, CaseAction.Fail, CaseAction.Miss, CaseAction.Resit,
        CaseAction.CorrectPass, CaseAction.CorrectFail, CaseAction.CorrectAbsence,
        CaseAction.AskFollowUp, CaseAction.Review, CaseAction.Conclude,
    ];

    /// <summary>Why the actor may not, or null when they may.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="file">The case as it is.</param>
    /// <param name="action">What.</param>
    /// <param name="workedOnIt">The actor took, returned or recommended the case at some time.</param>
    public static Error? Refuses(Actor actor, Case file, CaseAction action, bool workedOnIt)
    {
        var permitted = action switch
        {
            CaseAction.Assign or CaseAction.SendBack or CaseAction.Approve => actor.CanDecide,
            CaseAction.AppealUphold or CaseAction.AppealReject or CaseAction.AppealReturn => actor.CanDecide,

            // A recommended case is refused by a supervisor; where one officer decides alone, by that officer.
            CaseAction.Refuse => file.Status == CaseStatus.Recommended ? actor.CanDecide : actor.CanReview,
            _ => actor.CanReview && MinistryActions.Contains(action),
        };
        if (!permitted)
        {
            return new NotPermitted();
        }

        if (!ProcessCatalogue.Get(file.ProcessKey).Workflow.Allows(file.Status, action))
        {
            return new ActionNotAllowed(file.Status, action);
        }

        return action switch
        {
            CaseAction.Return or CaseAction.Recommend or CaseAction.Authorise or CaseAction.Accept when file.AssignedTo != actor.UserId =>
                new NotAssignedToYou(),
            CaseAction.Refuse when file.Status != CaseStatus.Recommended => file.AssignedTo != actor.UserId ? new NotAssignedToYou() : null,
            CaseAction.SendBack or CaseAction.Approve or CaseAction.Refuse when IsReviewer(actor, file, workedOnIt) => new FourEyesRequired(),
            CaseAction.AppealUphold or CaseAction.AppealReject or CaseAction.AppealReturn when file.DecidedBy == actor.UserId => new FourEyesRequired(),
            _ => null,
        };
    }

    /// <summary>What the actor may do now.</summary>
    public static IReadOnlySet<CaseAction> Allowed(Actor actor, Case file, bool workedOnIt) =>
        MinistryActions.Where(a => Refuses(actor, file, a, workedOnIt) is null).ToHashSet();

    /// <summary>
    /// Why there is nothing to do for somebody to whom no action is offered: by the state where it is nobody's turn at the ministry, else by what
    /// <see cref="Refuses"/> answers for the actions that lead on from here.
    /// </summary>
    public static WhyNoAction WhyNone(Actor actor, Case file, bool workedOnIt)
    {
        if (!actor.CanReview)
        {
            return WhyNoAction.ReadsOnly;
        }

        var state = CaseStates.Of(file.Status);
        if (state.IsEnd)
        {
            return state.Ending == CaseEnding.Settled ? WhyNoAction.Settled : WhyNoAction.Ended;
        }

        if (state.Turn == CaseTurn.Applicant)
        {
            return state.AwaitsFee ? WhyNoAction.ToBePaid : state.AsksApplicant ? WhyNoAction.WithApplicant : WhyNoAction.InPreparation;
        }

        if (state.Group == QueueGroup.ForDecision && file.RecommendedBy == actor.UserId)
        {
            return WhyNoAction.OwnRecommendation;
        }

        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        var refusals = MinistryActions.Where(a => workflow.Allows(file.Status, a)).Select(a => Refuses(actor, file, a, workedOnIt)).ToList();
        return refusals.Contains(null) ? WhyNoAction.Elsewhere
            : refusals.OfType<FourEyesRequired>().Any() ? file.Status == CaseStatus.Appealed ? WhyNoAction.OwnDecision : WhyNoAction.FourEyes
            : refusals.OfType<NotAssignedToYou>().Any() ? file.AssignedTo is null ? WhyNoAction.Unassigned : WhyNoAction.ColleaguesCase
            : refusals.Count > 0 ? WhyNoAction.ForSupervisor
            : WhyNoAction.Elsewhere;
    }

    private static bool IsReviewer(Actor actor, Case file, bool workedOnIt) =>
        workedOnIt || file.RecommendedBy == actor.UserId || file.AssignedTo == actor.UserId;
}
