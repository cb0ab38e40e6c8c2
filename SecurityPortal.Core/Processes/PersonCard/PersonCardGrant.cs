using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Makes the paid card ready for a print batch: number, code and days; it ends with its licence at the latest.</summary>
public sealed class PersonCardGrant : ICaseGrant
{
    /// <inheritdoc/>
    public async Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var today = LocalTime.DateOf(now);
        var version = await db.CaseVersions.SingleAsync(v => v.CaseId == file.Id && v.Number == file.VersionNumber, ct);
        var card = PersonCardProcess.Form.Open(version.Payload).Card;
        var licence = await db.Licences.SingleAsync(l => l.Id == card.LicenceId, ct);
        var years = await db.NumberSettingAsync(PersonCardReference.CardYears, FilingDay.Of(file.SubmittedAt), ct);
        var first = licence.ValidFrom > today ? licence.ValidFrom : today;
        var last = first.AddYears(years).AddDays(-1);
        db.PersonCards.Add(new IssuedCard
        {
            Number = await Numbering.NextLicenceNumberAsync(db, "KP", today, ct),
            Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
            Serial = FormCode.Random(10),
            PersonId = card.PersonId,
            HolderName = $"{card.FirstName} {card.LastName}",
            LicenceId = licence.Id,
            CompanyId = file.CompanyId!.Value,
            CaseId = file.Id,
            Position = await PositionAsync(db, card, LocalTime.DateOf(file.SubmittedAt), ct),
            PhotoFileId = await db.Attachments.Where(a => a.CaseVersionId == version.Id && a.KindCode == PersonCardProcess.PhotoKind).Select(a => a.FileId)
                .SingleAsync(ct),
            ValidFrom = first,
            ValidTo = last < licence.ValidTo ? last : licence.ValidTo,
            CreatedAt = now,
            ReplacesCardId = card.ReplacesCardId,
        });
    }

    /// <summary>The position: typed, or as the code list has it.</summary>
    internal static async Task<LocalName> PositionAsync(PortalDbContext db, CardPart card, DateOnly filedOn, CancellationToken ct) =>
        card.PositionCode == WorkerClasses.OtherPosition
        ? LocalName.Same(card.PositionText!)
        : await db.CodeNameAsync(WorkerClasses.PositionList, card.PositionCode!, filedOn, ct);
}
