using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>
/// Grants a licence or certificate: valid from today for the years of the settings, the last day included; a renewal follows its predecessor without
/// a gap, or starts today when that has already lapsed (processes.md, Dates).
/// </summary>
public sealed class LicenceGrant : ICaseGrant
{
    /// <inheritdoc/>
    public async Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => await GrantAsync(db, file, null, now, ct);

    /// <summary>Adds the licence of a case: to its applicant, or to the natural person named.</summary>
    public static async Task<Licence> GrantAsync(PortalDbContext db, Case file, LicenceHolder? person, DateTime now, CancellationToken ct)
    {
        var today = LocalTime.DateOf(now);
        var years = await db.NumberSettingAsync(ProcessCatalogue.Get(file.ProcessKey).Grant!.YearsSetting, FilingDay.Of(file.SubmittedAt), ct);
        var previous = file.PreviousLicenceId is { } id ? await db.Licences.AsNoTracking().SingleAsync(l => l.Id == id, ct) : null;
        var from = previous?.ValidTo >= today ? previous.ValidTo.AddDays(1) : today;
        var licence = new Licence
        {
            Number = await Numbering.NextLicenceNumberAsync(db, file.ClassCode, today, ct),
            ProcessKey = file.ProcessKey,
            ClassCode = file.ClassCode,
            CompanyId = person is null ? file.CompanyId : null,
            IndividualId = person is null ? file.IndividualId : null,
            PersonId = person?.PersonId,
            HolderName = person?.Name ?? file.ApplicantName,
            CaseId = file.Id,
            ValidFrom = from,
            ValidTo = from.AddYears(years).AddDays(-1),
            Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
            IssuedAt = now,
            PreviousLicenceId = file.PreviousLicenceId,
            // A renewal asked for in time does not free a licence that was suspended or revoked meanwhile.
            SuspendedAt = previous?.SuspendedAt,
            RevokedAt = previous?.RevokedAt,
        };
        db.Licences.Add(licence);
        return licence;
    }
}
