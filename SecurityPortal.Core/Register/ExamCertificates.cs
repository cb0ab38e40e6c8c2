using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>Who passed which exam.</summary>
public static class ExamCertificates
{
    /// <summary>The latest certificate of a person for a training class; null while there is none.</summary>
    public static async Task<ExamCertificate?> PassedAsync(
        PortalDbContext db, PersonalNumber? number, string? passport, string trainingClass, CancellationToken ct) => await Of(db, number, passport)
            .Where(c => c.TrainingClass == trainingClass).OrderByDescending(c => c.PassedOn).FirstOrDefaultAsync(ct);

    /// <summary>All certificates of a person.</summary>
    public static IQueryable<ExamCertificate> Of(PortalDbContext db, PersonalNumber? number, string? passport) => db.ExamCertificates.AsNoTracking()
        .Where(c => (number != null && c.PersonalNumber == number) || (passport != null && c.PassportNumber == passport));
}
