using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>Answers whether a person has passed an exam: a certificate counts unless it was revoked.</summary>
public static class ExamCertificates
{
    /// <summary>Whether the holder of a personal number has passed the exam of a training class.</summary>
    public static Task<bool> PassedAsync(PortalDbContext db, PersonalNumber number, string classCode, CancellationToken ct) =>
        Standing(db, classCode).AnyAsync(c => c.PersonalNumber == number, ct);

    /// <summary>Whether the holder of a passport has.</summary>
    public static Task<bool> PassedAsync(PortalDbContext db, string passportNumber, string citizenship, string classCode, CancellationToken ct)
    {
        var passport = PassportNumber.TryParse(passportNumber, out var read) ? read.Reveal() : passportNumber;
        return Standing(db, classCode).AnyAsync(c => c.PassportNumber == passport && c.Citizenship == citizenship, ct);
    }

    internal static IQueryable<ExamCertificate> Standing(PortalDbContext db, string classCode) => db.ExamCertificates.AsNoTracking()
        .Where(c => c.ClassCode == classCode && db.Licences.Any(l => l.Id == c.LicenceId && l.RevokedAt == null));
}
