using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Applicants;

/// <summary>What the signed-in applicant holds and may ask for, class by class.</summary>
public sealed class ApplicantClasses(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, TimeProvider clock)
{
    /// <summary>One row per class in use. Error: <see cref="NotPermitted"/> for who applies for nobody.</summary>
    public async Task<Result<IReadOnlyList<ClassRow>>> ReadAsync(ProcessDefinition process, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = clock.Today();
        var applicant = await db.ApplicantAsync(actor.CompanyId, actor.IndividualId, ct);
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var licences = await db.Licences.AsNoTracking()
            .Where(l => l.ProcessKey == process.Key && l.CompanyId == actor.CompanyId && l.IndividualId == actor.IndividualId).ToListAsync(ct);
        var drafts = await db.Drafts.AsNoTracking()
            .Where(d => d.ProcessKey == process.Key && d.CompanyId == actor.CompanyId && d.IndividualId == actor.IndividualId && d.CaseId == null)
            .Select(d => new { d.ClassCode, d.Id }).ToListAsync(ct);
        var open = await db.Cases.AsNoTracking()
            .Where(c => c.ProcessKey == process.Key && c.CompanyId == actor.CompanyId && c.IndividualId == actor.IndividualId
                && !CaseStates.Ended.Contains(c.Status))
            .Select(c => new { c.ClassCode, c.Id, c.Number }).ToListAsync(ct);
        var book = await codes.CurrentAsync(ct);

        var documents = await db.RequirementsAsync(process.Key, null, new FilingDay(today), ct);
        var rows = new List<ClassRow>();
        foreach (var item in book.InUse(process.ClassList, today))
        {
            var asked = new OfferContext(db, applicant, item.Code, today);
            var offer = await process.OfferAsync(asked, ct);
            var licence = licences.Where(l => l.ClassCode == item.Code).MaxBy(l => l.ValidTo);
            var tariff = offer.IsOk ? await db.TariffAsync(process.TariffCode(item.Code, offer.Value.Kind), new FilingDay(today), ct) : null;
            var openCase = open.FirstOrDefault(c => c.ClassCode == item.Code);
            rows.Add(new ClassRow
            {
                Code = item.Code,
                Name = item.Name,
                LicenceNumber = licence?.Number,
                LicenceState = licence?.StateOn(today, renewalDays),
                ValidTo = licence?.ValidTo,
                Offer = offer.IsOk && actor.May(DelegatePermissions.Prepare) ? offer.Value.Kind : null,
                WhyNot = offer.IsOk ? null : offer.Error,
                DraftId = drafts.FirstOrDefault(d => d.ClassCode == item.Code)?.Id,
                OpenCaseId = openCase?.Id,
                OpenCaseNumber = openCase?.Number,
                FeeCents = tariff?.AmountCents,
                FeeConfirmed = tariff?.IsConfirmed ?? true,
                Checks = new ClassChecks(
                    Texts(process, process.Offer is IEligibility eligibility ? await eligibility.RulesAsync(asked, ct) : []),
                    [.. process.Criteria.Select(c => process.FindText($"Criterion.{c}", CultureInfo.CurrentUICulture) ?? c)],
                    [
                        .. documents.Where(d => d.ClassCode is null || d.ClassCode == item.Code)
                            .Select(d => new CheckedDocument(
                                d.Name, d.IsRequired, d.IsConfirmed, process.FormKinds.Contains(d.KindCode),
                                process.Form.ConditionalDocuments.Contains(d.KindCode))),
                    ]),
            });
        }

        return rows;
    }

    private static IReadOnlyList<CheckedRule> Texts(ProcessDefinition process, IReadOnlyList<EligibilityRule> rules)
    {
        var culture = CultureInfo.CurrentUICulture;
        return
        [
            .. rules.Select(r => new CheckedRule(string.Format(culture, process.FindText($"Rule.{r.Key}", culture) ?? r.Key, [.. r.Arguments]), r.IsMet)),
        ];
    }
}
