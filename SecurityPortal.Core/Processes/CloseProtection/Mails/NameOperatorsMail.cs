using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.CloseProtection.Mails;

/// <summary>To the company: the assignment is authorised, its operators are to be named. Never names the protected person.</summary>
[Mail("NameOperators", typeof(CloseProtectionMailTexts))]
public sealed record NameOperatorsMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Number { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required string Link { get; init; }
}
