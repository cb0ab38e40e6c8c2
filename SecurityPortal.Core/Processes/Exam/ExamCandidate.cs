using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>A candidate beside their case: who they are for the rule of one candidacy, to which group and session they belong, and what they reached.</summary>
public sealed class ExamCandidate
{
    public required Guid CaseId { get; init; }

    public required Guid CompanyId { get; init; }

    public required string ClassCode { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; set; }

    /// <summary>Personal number, where the person has one.</summary>
    public PersonalNumber? PersonalNumber { get; set; }

    /// <summary>Passport number of a foreign citizen.</summary>
    public string? PassportNumber { get; set; }

    /// <summary>Citizenship of a foreign citizen.</summary>
    public string? Citizenship { get; set; }

    /// <summary>Names the person while the candidacy is open; unique in a class, so that two never run at once. Null once it ended, by a result too.</summary>
    public string? OpenKey { get; set; }

    /// <summary>Address for convocation and result.</summary>
    public required string Email { get; set; }

    /// <summary>Language of the exam, one of <see cref="ExamWords.Languages"/>.</summary>
    public required string Language { get; set; }

    /// <summary>Employer as the institution wrote it.</summary>
    public required string Employer { get; set; }

    /// <summary>The employer's name folded, to list by.</summary>
    public required string EmployerKey { get; set; }

    /// <summary>The group with which the institution applied.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>The session assigned, or the one last sat.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>Points reached at the last sitting.</summary>
    public int? Points { get; set; }

    /// <summary>Sittings so far, missed ones included.</summary>
    public int Sittings { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"candidate {CaseId}";
}
