using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>What mails to an institution and its candidate have in common.</summary>
/// <param name="Name">Whom the mail addresses.</param>
/// <param name="CaseNumber">Number of the candidate's case.</param>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="Class">Class of the training.</param>
/// <param name="Link">The institution's page of the candidate; null in the candidate's own mail.</param>
public sealed record ExamMailFacts(string Name, string CaseNumber, string Candidate, LocalName Class, string? Link);
