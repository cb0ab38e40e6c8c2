namespace SecurityPortal.Core.Processes.Workers;

/// <summary>That a company said why it looks at a person's licences and that the person agrees. Never deleted; the person sees it.</summary>
public sealed class WorkerConsent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompanyId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Why, in the company's words.</summary>
    public required string Purpose { get; init; }

    /// <summary>Account that confirmed it.</summary>
    public required Guid GivenBy { get; init; }

    /// <summary>Name of that account then.</summary>
    public required string GivenByName { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When it ended with the employment, UTC; null while the company may look.</summary>
    public DateTime? EndedAt { get; set; }
}
