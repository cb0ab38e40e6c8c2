using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>What a state of a case means; a row of <see cref="CaseStates"/>.</summary>
/// <param name="Status">The state.</param>
/// <param name="Group">Where the queue shows it; never <see cref="QueueGroup.Open"/> or <see cref="QueueGroup.All"/>, which are made of the others.</param>
/// <param name="Tone">Colour of its chip.</param>
/// <param name="Turn">Who has to do something next.</param>
/// <param name="Clock">What the legal clock does.</param>
/// <param name="Ending">In which way it ends the case, if it does.</param>
public sealed record CaseStateRow(CaseStatus Status, QueueGroup Group, Tone Tone, CaseTurn Turn, ClockHand Clock, CaseEnding Ending)
{
    /// <summary>It ends a case, whatever its process.</summary>
    public bool IsEnd => Ending != CaseEnding.None;

    /// <summary>The legal clock runs or stands: the ministry has the case and has not decided.</summary>
    public bool IsUndecided => Clock != ClockHand.Off;

    /// <summary>Filed, and now the applicant is asked for something.</summary>
    public bool AsksApplicant => Turn == CaseTurn.Applicant && Group != QueueGroup.Preparing;

    /// <summary>The fee is to be paid.</summary>
    public bool AwaitsFee => Turn == CaseTurn.Applicant && Group == QueueGroup.ToPay;

    /// <summary>What the applicant is shown instead: a recommendation is the ministry's own until it is decided (domain.md §7.2).</summary>
    public CaseStatus ForApplicant => Group == QueueGroup.ForDecision ? CaseStatus.InReview : Status;

    /// <summary>Key of its words in <see cref="CaseTexts"/> and in a process's own texts.</summary>
    public string LabelKey => $"Status.{Status}";
}
