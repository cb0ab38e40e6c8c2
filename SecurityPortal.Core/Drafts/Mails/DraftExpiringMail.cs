using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Drafts.Mails;

/// <summary>To an applicant: a draft will be deleted soon.</summary>
[Mail("DraftExpiring", typeof(DraftMailTexts))]
public sealed record DraftExpiringMail : IMail
{
    public required string Name { get; init; }

    public required LocalName Subject { get; init; }

    public required DateOnly DeletedOn { get; init; }

    public required string Link { get; init; }
}
