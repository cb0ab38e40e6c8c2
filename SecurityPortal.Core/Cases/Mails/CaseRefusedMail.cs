using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: refused, with how to appeal.</summary>
[Mail("CaseRefused", typeof(CaseMailTexts))]
public sealed record CaseRefusedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required DateOnly AppealUntil { get; init; }

    public required string Link { get; init; }
}
