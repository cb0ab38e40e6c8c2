using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>Which mail tells of a result.</summary>
internal static class ExamMails
{
    /// <summary>The mail of a result entered.</summary>
    /// <param name="points">Points; null for an absence.</param>
    /// <param name="certificate">What was granted; null when the exam was not passed.</param>
    public static Func<ExamMailFacts, IMail> Result(int? points, Licence? certificate) => about => (points, certificate) switch
    {
        (null, _) => new ExamMissedMail { Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class,
            Link = about.Link },
        (int failed, null) => new ExamFailedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class, Points = failed, Link = about.Link,
        },
        (int passed, _) => new ExamPassedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class, Points = passed,
            CertificateNumber = certificate.Number, ValidTo = certificate.ValidTo, Link = about.Link,
        },
    };

    /// <summary>The mail of a result corrected; parameters as of <see cref="Result"/>.</summary>
    public static Func<ExamMailFacts, IMail> Corrected(int? points, Licence? certificate) => about => (points, certificate) switch
    {
        (null, _) => new ExamAbsenceCorrectedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class, Link = about.Link,
        },
        (int failed, null) => new ExamFailCorrectedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class, Points = failed, Link = about.Link,
        },
        (int passed, _) => new ExamPassCorrectedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Candidate = about.Candidate, Class = about.Class, Points = passed,
            CertificateNumber = certificate.Number, ValidTo = certificate.ValidTo, Link = about.Link,
        },
    };
}
