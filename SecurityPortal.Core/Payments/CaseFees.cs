using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <inheritdoc/>
public sealed class CaseFees : ICaseFees
{
    private const int LongestName = 150;

    /// <inheritdoc/>
    public async Task<PaymentSlip?> ChargeAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var today = LocalTime.DateOf(now);
        var slipDay = new ActDay(today);
        var code = ProcessCatalogue.Get(file.ProcessKey).TariffCode(file.ClassCode, file.Kind);
        var tariff = await db.TariffAsync(code, FilingDay.Of(file.SubmittedAt), ct)
            ?? throw new InvalidOperationException($"No tariff {code} on the day of filing of {file.Number}.");
        if (tariff.AmountCents == 0)
        {
            return null;
        }

        var prefix = await db.SettingAsync(SettingKeys.ReferencePrefix, slipDay, ct);
        var sequence = await Numbering.NextAsync(db, $"reference/{prefix}/{today.Year}", ct);
        var slip = new PaymentSlip
        {
            Number = await Numbering.NextSlipNumberAsync(db, today, ct),
            Reference = PaymentReference.Create(prefix, today.Year, sequence),
            CaseId = file.Id,
            TariffCode = code,
            AmountCents = tariff.AmountCents,
            AmountConfirmed = tariff.IsConfirmed,
            PayerName = file.ApplicantName,
            PayerAddress = await AddressAsync(db, file, ct),
            PayerNumber = file.CompanyId is null ? null : file.ApplicantNumber,
            Beneficiary = await db.SettingAsync(SettingKeys.Beneficiary, slipDay, ct),
            Account = await db.SettingAsync(SettingKeys.BeneficiaryAccount, slipDay, ct),
            Bank = await db.SettingAsync(SettingKeys.BeneficiaryBank, slipDay, ct),
            RevenueCode = tariff.RevenueCode,
            Purpose = $"{Purpose(Languages.Albanian, tariff.Name, file)}\n{Purpose(Languages.Serbian, tariff.Name, file)}",
            IssuedAt = now,
            DueOn = today.AddDays(await db.NumberSettingAsync(SettingKeys.PaymentDays, slipDay, ct)),
            Status = SlipStatus.Open,
        };
        db.PaymentSlips.Add(slip);
        return slip;
    }

    /// <inheritdoc/>
    public async Task CancelAsync(PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        foreach (var slip in await db.PaymentSlips.Where(s => s.CaseId == caseId && s.Status == SlipStatus.Open).ToListAsync(ct))
        {
            slip.Status = SlipStatus.Cancelled;

            // What came in part is the payer's.
            slip.IsHeld = slip.PaidCents > 0;
            slip.Version = Guid.NewGuid();
        }

        foreach (var slip in await db.PaymentSlips
            .Where(s => s.CaseId == caseId && s.Status == SlipStatus.Paid && !s.IsQuestioned && !s.IsHeld && s.SettledAt == null).ToListAsync(ct))
        {
            slip.IsHeld = true;
            slip.Version = Guid.NewGuid();
        }
    }

    /// <inheritdoc/>
    public async Task<PaymentSlip?> ReviveAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        if (await db.PaymentSlips.FirstOrDefaultAsync(s => s.CaseId == file.Id && s.IsHeld, ct) is not { } held)
        {
            return await ChargeAsync(db, file, now, ct);
        }

        // One that was paid in part, or of which a part was given back, waits for the rest.
        (held.IsHeld, held.Version) = (false, Guid.NewGuid());
        held.Status = held.PaidCents + held.WaivedCents < held.AmountCents ? SlipStatus.Open : SlipStatus.Paid;
        if (held.Status == SlipStatus.Open)
        {
            (held.BookedAt, held.BookedBy, held.BankDate, held.BankReference) = (null, null, null, null);
        }

        return held;
    }

    private static async Task<string> AddressAsync(PortalDbContext db, Case file, CancellationToken ct)
    {
        var applicant = await db.ApplicantAsync(file.CompanyId, file.IndividualId, ct);
        var (street, settlement) = applicant.Company is { } company
            ? (company.Address, company.Settlement)
            : (applicant.Individual!.Address, applicant.Individual.Settlement);
        var municipality = Municipalities.NameIn(applicant.MunicipalityCode, CultureInfo.GetCultureInfo(Languages.Albanian));
        return string.Join(", ", new[] { street, settlement, municipality }.Where(part => part.Length > 0).Distinct());
    }

    private static string Purpose(string language, LocalName name, Case file)
    {
        var culture = Languages.Culture(language);
        var text = name.In(culture);
        return Texts.Get<PaymentTexts>("Purpose", culture, text.Length <= LongestName ? text : text[..LongestName] + "…", file.Number);
    }
}
