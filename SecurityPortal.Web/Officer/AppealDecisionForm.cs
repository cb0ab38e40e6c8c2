using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Officer;

/// <summary>What is typed of the appeals body's decision; it outlives its dialog.</summary>
public sealed class AppealDecisionForm
{
    public AppealOutcome? Outcome { get; set; }

    /// <summary>Number of its decision.</summary>
    public string? Number { get; set; }

    public string? DateText { get; set; }

    public string? Reasons { get; set; }

    /// <summary>As the service takes it.</summary>
    public AppealDecision Decision => new(Outcome, Number, TypedDate.Parse(DateText), Reasons);
}
