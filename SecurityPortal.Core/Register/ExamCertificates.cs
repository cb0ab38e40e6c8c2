using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>Who passed which exam: a certificate counts unless the register's row of it was revoked.</summary>
public static class ExamCertificates
{
    /// <summary>Whether the holder of a personal number has passed the exam of a training class.</summary>
    public static async Task<bool> PassedAsync(PortalDbContext db, PersonalNumber number, string trainingClass, CancellationToken ct) =>
        await PassedAsync(db, new PersonKey(number, null, null), trainingClass, ct) is not null;

    /// <summary>The latest certificate of a person for a training class; null while there is none.</summary>
    public static async Task<ExamCertificate?> PassedAsync(PortalDbContext db, PersonKey person, string trainingClass, CancellationToken ct) =>
        await Of(db, person).Where(c => c.TrainingClass == trainingClass).OrderByDescending(c => c.PassedOn).FirstOrDefaultAsync(ct);

    /// <summary>All certificates of a person that count. Countries number their passports each for itself.</summary>
    public static IQueryable<ExamCertificate> Of(PortalDbContext db, PersonKey person)
    {
        var (number, passport, citizenship) = person;
        return Standing(db).Where(c => (number != null && c.PersonalNumber == number)
            || (passport != null && c.PassportNumber == passport && (c.Citizenship == null || c.Citizenship == citizenship)));
    }

    internal static IQueryable<ExamCertificate> Standing(PortalDbContext db) =>
        db.ExamCertificates.AsNoTracking().Where(c => c.LicenceId == null || db.Licences.Any(l => l.Id == c.LicenceId && l.RevokedAt == null));
}
