using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>That a person passed the exam of a training class: what further licences ask for. Its paper and validity stand in the <see cref="Licence"/>.</summary>
public sealed class ExamCertificate
{
    /// <summary>Key: the certificate's licence row.</summary>
    public required Guid LicenceId { get; init; }

    /// <summary>The candidate's case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Training class.</summary>
    public required string ClassCode { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Personal number, where the person has one.</summary>
    public PersonalNumber? PersonalNumber { get; init; }

    /// <summary>Passport number of a foreign citizen.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>Citizenship of a foreign citizen.</summary>
    public string? Citizenship { get; init; }

    /// <summary>Name of the institution that trained the person.</summary>
    public required string Institution { get; init; }

    /// <summary>Local day of the exam.</summary>
    public required DateOnly PassedOn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Number;
}
