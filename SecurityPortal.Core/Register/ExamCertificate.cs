using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>That a person passed the exam of a training class: recorded by an exam, by an officer, or with a licence from the certificate attached to its request.</summary>
public sealed class ExamCertificate
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Personal number, where there is one.</summary>
    public PersonalNumber? PersonalNumber { get; init; }

    /// <summary>Passport number of a foreign citizen, in capitals.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>Training class, e.g. TRN-BAZ.</summary>
    public required string TrainingClass { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Day of the exam.</summary>
    public required DateOnly PassedOn { get; init; }

    /// <summary>The case it came from: a candidacy, or a request with the certificate attached; null when an officer recorded it.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The licence in whose register it stands, where it was granted as one.</summary>
    public Guid? LicenceId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"certificate {Id}";
}
