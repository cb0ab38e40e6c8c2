using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Register;

/// <summary>
/// Grants a licence or certificate: valid from today for the years of the settings, the last day included; a renewal follows its predecessor without
/// a gap, or starts today when that has already lapsed (processes.md, Dates).
/// </summary>
public sealed class LicenceGrant : ICaseGrant
{
    /// <inheritdoc/>
    public async Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => await GrantAsync(db, file, null, now, ct);

    /// <summary>Adds the licence of a case: to its applicant, or to the natural person named.</summary>
    public static async Task<Licence> GrantAsync(PortalDbContext db, Case file, RegisteredPerson? person, DateTime now, CancellationToken ct)
    {
        var today = LocalTime.DateOf(now);
        var years = await db.NumberSettingAsync(ProcessCatalogue.Get(file.ProcessKey).YearsSetting, today, ct);
        var previousEnd = file.PreviousLicenceId is { } previous
            ? await db.Licences.Where(l => l.Id == previous).Select(l => (DateOnly?)l.ValidTo).SingleAsync(ct)
            : null;
        var from = previousEnd >= today ? previousEnd.Value.AddDays(1) : today;
        var licence = new Licence
        {
            Number = await Numbering.NextLicenceNumberAsync(db, file.ClassCode, today, ct),
            ProcessKey = file.ProcessKey,
            ClassCode = file.ClassCode,
            CompanyId = person is null ? file.CompanyId : null,
            IndividualId = person is null ? file.IndividualId : null,
            PersonId = person?.Id,
            HolderName = person?.Name ?? file.ApplicantName,
            CaseId = file.Id,
            ValidFrom = from,
            ValidTo = from.AddYears(years).AddDays(-1),
            Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
            IssuedAt = now,
            PreviousLicenceId = file.PreviousLicenceId,
        };
        db.Licences.Add(licence);
        return licence;
    }
}
