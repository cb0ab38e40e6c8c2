using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Appeals;

/// <summary>The appeals body's decision as a supervisor records it.</summary>
/// <param name="Outcome">What it decided.</param>
/// <param name="Number">Number of its decision.</param>
/// <param name="Date">Day of its decision.</param>
/// <param name="Reasons">Its reasons; the applicant reads them.</param>
public sealed record AppealDecision(AppealOutcome? Outcome, string? Number, DateOnly? Date, string? Reasons)
{
    private const int LongestNumber = 60;

    /// <summary>What is wrong with it; null when it may be recorded.</summary>
    /// <param name="filedOn">Local day on which the appeal was filed.</param>
    /// <param name="today">Local day.</param>
    public Error? Check(DateOnly filedOn, DateOnly today) => this switch
    {
        { Outcome: null } => AppealErrors.OutcomeRequired,
        _ when Number?.Trim() is not { Length: > 0 and <= LongestNumber } number || !TextRules.IsPlain(number) => AppealErrors.NumberRequired,
        _ when Date is not { } date || date < filedOn || date > today => AppealErrors.Date,
        _ when string.IsNullOrWhiteSpace(Reasons) => new ReasonsRequired(),
        _ when Reasons.Trim().Length > CaseCommandFrame.MaxNote => new CaseTextTooLong(CaseCommandFrame.MaxNote),
        _ => TextRules.IsPlain(Reasons, multiline: true) ? null : new Error("text.control-characters"),
    };
}
