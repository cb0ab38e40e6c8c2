using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: paid and issued.</summary>
[Mail("CaseIssued", typeof(CaseMailTexts))]
public sealed record CaseIssuedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required LocalName Grant { get; init; }

    public required string? Number { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required string Link { get; init; }
}
