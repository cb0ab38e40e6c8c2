using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Cases;

/// <summary>What mails say about a case.</summary>
/// <param name="Name">Whom the mail addresses.</param>
/// <param name="CaseNumber">Number of the case.</param>
/// <param name="Subject">What it asks for, as <see cref="CaseSubjects"/> says it.</param>
/// <param name="Applicant">Whose case it is.</param>
/// <param name="Link">Absolute address of its page, the receiver's.</param>
public sealed record CaseMailFacts(string Name, string CaseNumber, LocalName Subject, string Applicant, string Link);
