using SecurityPortal.Core.Casework;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>One press of an action's button.</summary>
/// <param name="Case">The case as it was on the screen.</param>
/// <param name="Services">Services of the circuit.</param>
/// <param name="Alive">Ends with the page.</param>
public sealed record ActionCall(CaseView Case, ActionServices Services, CancellationToken Alive)
{
    /// <summary>What the action's dialog asked for; null for actions without one.</summary>
    public object? Form { get; init; }

    public Guid CaseId => Case.Id;

    /// <summary>Its version on the screen: one decides on what one saw.</summary>
    public Guid Seen => Case.Version;

    /// <summary>What <see cref="DecisionDialog"/> asked for.</summary>
    public DecisionForm Decision => (DecisionForm)Form!;
}
