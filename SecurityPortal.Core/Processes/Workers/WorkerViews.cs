using SecurityPortal.Core.Common;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>A worker in the company's register.</summary>
public sealed record WorkerRow
{
    /// <summary>Key in the register.</summary>
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required EmploymentView Employment { get; init; }

    /// <summary>The company has to state its purpose before it sees the licences.</summary>
    public required bool NeedsConsent { get; init; }

    /// <summary>What the person holds; empty while consent is missing.</summary>
    public required IReadOnlyList<LicenceView> Licences { get; init; }

    /// <summary>Cards of this company.</summary>
    public required IReadOnlyList<CardView> Cards { get; init; }
}

/// <summary>An employment as lists show it.</summary>
public sealed record EmploymentView
{
    public required Guid Id { get; init; }

    public required string Company { get; init; }

    public required string Position { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>A contract is attached.</summary>
    public required bool HasContract { get; init; }

    /// <summary>The contract is still missing: it does not count yet.</summary>
    public required bool IsPending { get; init; }

    public string? EndedBy { get; init; }
}

/// <summary>A person in the ministry's register of workers.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="MaskedNumber">Personal or passport number, masked.</param>
/// <param name="ClassNames">Classes of the licences valid today.</param>
/// <param name="Companies">Who employs the person today.</param>
public sealed record RegisteredPersonRow(Guid Id, string Name, string MaskedNumber, IReadOnlyList<LocalName> ClassNames, IReadOnlyList<string> Companies);

/// <summary>Everything the register knows of a person, for the ministry.</summary>
public sealed record PersonFile
{
    public required RegisteredPerson Person { get; init; }

    /// <summary>Licences, the latest first.</summary>
    public required IReadOnlyList<LicenceView> Licences { get; init; }

    /// <summary>Cards, the latest first.</summary>
    public required IReadOnlyList<CardView> Cards { get; init; }

    /// <summary>Employments, the latest first.</summary>
    public required IReadOnlyList<EmploymentView> Employments { get; init; }

    public required IReadOnlyList<ExamCertificate> Certificates { get; init; }

    /// <summary>Cases about the person, the latest first.</summary>
    public required IReadOnlyList<PersonCase> Cases { get; init; }

    /// <summary>Who looked at the licences and why.</summary>
    public required IReadOnlyList<ConsentRow> Consents { get; init; }

    /// <summary>How many companies employ the person today; from two on the officer is told (domain.md E24).</summary>
    public required int Employers { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"file of {Person}";
}

/// <summary>A case about a person.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="Subject">What it asks for.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Status">State.</param>
/// <param name="At">When filed, UTC.</param>
public sealed record PersonCase(Guid Id, string Number, LocalName Subject, string Applicant, Cases.CaseStatus Status, DateTime At);
