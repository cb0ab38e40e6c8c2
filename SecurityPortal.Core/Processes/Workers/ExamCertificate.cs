using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>That a person passed the exam of a training class: recorded by an exam, by an officer, or from the certificate attached to the request for a
/// licence.</summary>
public sealed class ExamCertificate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Personal number, where there is one.</summary>
    public PersonalNumber? PersonalNumber { get; init; }

    /// <summary>Passport number of a foreign citizen, in capitals.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>Citizenship of a foreign citizen, where it was recorded.</summary>
    public string? Citizenship { get; init; }

    /// <summary>Training class, e.g. TRN-BAZ.</summary>
    public required string TrainingClass { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Name of the institution that trained the person, where it is known.</summary>
    public string? Institution { get; init; }

    /// <summary>Day of the exam.</summary>
    public required DateOnly PassedOn { get; init; }

    /// <summary>The case it came from: a candidacy, or a request with the certificate attached; null when an officer recorded it.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The licence in whose register it stands, where it was granted as one.</summary>
    public Guid? LicenceId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"certificate {Id}";
}
