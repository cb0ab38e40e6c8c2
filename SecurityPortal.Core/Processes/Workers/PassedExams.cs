using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>
/// Who passed which exam. A certificate has no last day for what further licences ask for; it counts unless the register's row of it is suspended or was
/// revoked.
/// </summary>
public static class PassedExams
{
    /// <summary>Whether the holder of a personal number has passed the exam of a training class.</summary>
    public static async Task<bool> PassedAsync(PortalDbContext db, PersonalNumber number, string trainingClass, CancellationToken ct) =>
        await PassedAsync(db, new PersonKey(number, null, null), trainingClass, ct) is not null;

    /// <summary>The latest certificate of a person for a training class; null while there is none.</summary>
    public static async Task<ExamCertificate?> PassedAsync(PortalDbContext db, PersonKey person, string trainingClass, CancellationToken ct) =>
        await Of(db, person).Where(c => c.TrainingClass == trainingClass).OrderByDescending(c => c.PassedOn).FirstOrDefaultAsync(ct);

    /// <summary>All certificates of a person that count.</summary>
    public static IQueryable<ExamCertificate> Of(PortalDbContext db, PersonKey person) => Of(Standing(db), person);

    /// <summary>Whether a person has passed and need not sit again: a certificate that is suspended may count once more, one that was revoked never
    /// does.</summary>
    internal static Task<bool> HeldAsync(PortalDbContext db, PersonKey person, string trainingClass, CancellationToken ct) =>
        Of(Held(db), person).AnyAsync(c => c.TrainingClass == trainingClass, ct);

    internal static IQueryable<ExamCertificate> Standing(PortalDbContext db) =>
        db.ExamCertificates.AsNoTracking()
            .Where(c => c.LicenceId == null || db.Set<Licence>().Any(l => l.Id == c.LicenceId && l.RevokedAt == null && l.SuspendedAt == null));

    /// <summary>Those that count, and those that are suspended.</summary>
    internal static IQueryable<ExamCertificate> Held(PortalDbContext db) =>
        db.ExamCertificates.AsNoTracking().Where(c => c.LicenceId == null || db.Set<Licence>().Any(l => l.Id == c.LicenceId && l.RevokedAt == null));

    // Countries number their passports each for itself.
    private static IQueryable<ExamCertificate> Of(IQueryable<ExamCertificate> certificates, PersonKey person)
    {
        var (number, passport, citizenship) = person;
        return certificates.Where(c => (number != null && c.PersonalNumber == number)
            || (passport != null && c.PassportNumber == passport && (c.Citizenship == null || c.Citizenship == citizenship)));
    }
}
