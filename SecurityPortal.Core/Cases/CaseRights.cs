using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Cases;

/// <summary>Who may do what to a case now. Commands ask it before they act, pages ask it to know which buttons to draw.</summary>
public static class CaseRights
{
    private static readonly CaseAction[] MinistryActions =
    [
        CaseAction.Take, CaseAction.Assign, CaseAction.Return, CaseAction.Recommend, CaseAction.SendBack, CaseAction.Approve, CaseAction.Refuse,
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
            CaseAction.Take or CaseAction.Return or CaseAction.Recommend => actor.CanReview,
            CaseAction.Assign or CaseAction.SendBack or CaseAction.Approve or CaseAction.Refuse => actor.CanDecide,
            _ => false,
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
            CaseAction.Return or CaseAction.Recommend when file.AssignedTo != actor.UserId => new NotAssignedToYou(),
            CaseAction.SendBack or CaseAction.Approve or CaseAction.Refuse when IsReviewer(actor, file, workedOnIt) => new FourEyesRequired(),
            _ => null,
        };
    }

    /// <summary>What the actor may do now.</summary>
    public static IReadOnlySet<CaseAction> Allowed(Actor actor, Case file, bool workedOnIt) =>
        MinistryActions.Where(a => Refuses(actor, file, a, workedOnIt) is null).ToHashSet();

    private static bool IsReviewer(Actor actor, Case file, bool workedOnIt) =>
        workedOnIt || file.RecommendedBy == actor.UserId || file.AssignedTo == actor.UserId;
}
