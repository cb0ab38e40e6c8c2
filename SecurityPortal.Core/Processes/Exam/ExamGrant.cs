using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>
/// Grants the certificate of a candidate who has passed: a row of the register held by the person, in their own account where they have one, and what further
/// licences ask for.
/// </summary>
public sealed class ExamGrant : ICaseGrant
{
    /// <inheritdoc/>
    public async Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == file.Id, ct);
        var today = LocalTime.DateOf(now);
        var startsAt = await db.ExamSessions.Where(s => s.Id == candidate.SessionId).Select(s => s.StartsAt).SingleAsync(ct);
        var number = candidate.PersonalNumber;
        var licence = new Licence
        {
            Number = await Numbering.NextLicenceNumberAsync(db, $"CERT-{file.ClassCode}", today, ct),
            ProcessKey = file.ProcessKey,
            ClassCode = file.ClassCode,
            IndividualId = number is null ? null
                : await db.ConfirmedIndividuals().Where(i => i.PersonalNumber == number).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct),
            HolderName = candidate.Name,
            CaseId = file.Id,
            ValidFrom = today,
            ValidTo = today.AddYears(await db.NumberSettingAsync(SettingKeys.LicenceYears, FilingDay.Of(file.SubmittedAt), ct)).AddDays(-1),
            Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
            IssuedAt = now,
        };
        db.Licences.Add(licence);
        db.ExamCertificates.Add(new ExamCertificate
        {
            LicenceId = licence.Id,
            CaseId = file.Id,
            TrainingClass = file.ClassCode,
            Number = licence.Number,
            PersonalNumber = number,
            PassportNumber = candidate.PassportNumber,
            Citizenship = candidate.Citizenship,
            Institution = file.ApplicantName,
            PassedOn = LocalTime.DateOf(startsAt),
        });
    }
}
