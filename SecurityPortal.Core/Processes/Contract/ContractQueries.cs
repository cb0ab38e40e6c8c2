using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Reads contracts: a company its own, the ministry all.</summary>
public sealed class ContractQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, TimeProvider clock)
{
    private const int MostSuggested = 200;

    /// <summary>Rows an export holds at most.</summary>
    public const int MaxExport = 50_000;

    /// <summary>A page of the contracts of the company acted for, the latest first. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Page<ContractRow>>> OwnAsync(ContractFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await PageAsync(db, OwnText(Filter(db, filter with { CompanyId = companyId }), filter.Text), filter, actor, ct);
    }

    /// <summary>A page of the register's contracts, the latest first; each look leaves an audit row. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Page<ContractRow>>> RegisterAsync(ContractFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await (await RegisterRangesAsync(db, filter, clock.Today(), ct)).FirstAsync(newestFirst: true, filter.Page.Most + 1, ct);
        var place = filter.Page.WithinMost(found.Count);
        var ids = found.At(place).ToArray();
        var rows = await Listing(db, db.Contracts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.CaseId))).ToDictionaryAsync(r => r.File.Id, ct);
        var book = await codes.CurrentAsync(ct);
        var page = place.Of([.. ids.Select(id => Row(rows[id], actor, book))]);
        db.Audit(clock, actor, "register.search", "contract", null, $"{page.Total}");
        await db.SaveChangesAsync(ct);
        return page;
    }

    /// <summary>Everything the filter finds, as an Excel file; audited. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="register">True for the ministry's list, false for a company's own.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<WorkbookFile>> ExportAsync(ContractFilter filter, bool register, CancellationToken ct)
    {
        var all = filter with { Page = new PageRequest(Size: MaxExport) };
        var page = register ? await RegisterAsync(all, ct) : await OwnAsync(all, ct);
        if (!page.IsOk)
        {
            return page.Error!;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, await actors.FindAsync(ct), "contract.export", "contract", null, $"{page.Value.Rows.Count}");
        await db.SaveChangesAsync(ct);
        return ContractSheet.Write(page.Value.Rows, register, clock.Today());
    }

    /// <summary>Number and client of the contracts of the company acted for that are in force, to name one of them; none to whoever may not prepare
    /// anything.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await db.Contracts.AsNoTracking().Where(c => c.CompanyId == companyId)
            .Join(db.Cases.Where(f => f.Status == CaseStatus.Effective), c => c.CaseId, f => f.Id, (c, f) => new { c.ClientName, f.Number })
            .OrderByName(db, c => c.ClientName).Take(MostSuggested).ToListAsync(ct);
        return rows.ConvertAll(c => $"{c.ClientName}, {c.Number}");
    }

    /// <summary>The contract of a case; null where there is none, or for whoever may not see it.</summary>
    public async Task<ContractRow?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.Contracts.AsNoTracking().Where(c => c.CaseId == caseId).Select(c => (Guid?)c.CompanyId).SingleOrDefaultAsync(ct) is { } companyId
            && await actors.FindAsync(ct) is { } actor && (actor.CanReadCases || actor.ActsFor(companyId, null))
                ? (await PageAsync(db, db.Contracts.Where(c => c.CaseId == caseId), new ContractFilter(), actor, ct)).Rows[0]
                : null;
    }

    /// <summary>The contracts of a case's company, the latest first, for the ministry's page of the case; empty for others.</summary>
    public async Task<Page<ContractRow>> OfCompanyAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var companyId = await db.Cases.Where(c => c.Id == caseId).Select(c => c.CompanyId).SingleOrDefaultAsync(ct);
        return companyId is { } id && await actors.FindAsync(ct) is { CanReadCases: true } actor
            ? await PageAsync(db, db.Contracts.Where(c => c.CompanyId == id && c.CaseId != caseId), new ContractFilter { Page = new PageRequest(Size: 10) },
                actor, ct)
            : new Page<ContractRow>([], 0);
    }

    internal static IQueryable<RegisteredContract> Filter(PortalDbContext db, ContractFilter filter)
    {
        var contracts = db.Contracts.AsNoTracking();
        contracts = filter.CompanyId is { } company ? contracts.Where(c => c.CompanyId == company) : contracts;
        contracts = string.IsNullOrEmpty(filter.ClassCode) ? contracts : contracts.Where(c => c.ClassCode == filter.ClassCode);
        contracts = string.IsNullOrEmpty(filter.MunicipalityCode) ? contracts : contracts.Where(c => c.MunicipalityCode == filter.MunicipalityCode);
        contracts = filter.From is { } from ? contracts.Where(c => c.ValidTo >= from) : contracts;
        contracts = filter.To is { } to ? contracts.Where(c => c.ValidFrom <= to) : contracts;
        contracts = filter.Late ? contracts.Where(c => c.IsLate) : contracts;
        contracts = filter.AnnexPending ? contracts.Where(c => c.AnnexPending) : contracts;
        contracts = filter.BelowMinimumWage ? contracts.Where(c => c.BelowMinimumWage) : contracts;
        contracts = filter.OutlivesLicence ? ContractRules.Outliving(db, contracts) : contracts;
        return filter.Status is { } status ? contracts.Where(c => db.Set<Case>().Any(f => f.Id == c.CaseId && f.Status == status)) : contracts;
    }

    internal static IQueryable<RegisteredContract> OwnText(IQueryable<RegisteredContract> contracts, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return contracts;
        }

        if (BusinessNumber.TryParse(text, out var number))
        {
            var digits = number.ToString();
            return contracts.Where(c => c.ClientNumber == digits);
        }

        return NameFolding.Words(text).Aggregate(contracts, (found, word) => found.Where(c => c.ClientSearch.Contains(" " + word)));
    }

    /// <summary>The ranges of an index that the ministry's list is read from: those of what is searched for, or those of the states.</summary>
    internal static async Task<IReadOnlyList<IQueryable<CasePlace>>> RegisterRangesAsync(
        PortalDbContext db, ContractFilter filter, DateOnly today, CancellationToken ct)
    {
        var contracts = Filter(db, filter);
        IReadOnlyList<CaseStatus> statuses = filter.Status is { } status ? [status] : CaseWorkflow.Notification.States;
        var ranges = (await CaseSearch.FindAsync(db, filter.Text, today, ct))?.RangesOf(db.Cases)
            ?? db.Cases.Where(c => c.ProcessKey == ContractProcess.ProcessKey).ByStatus(statuses);
        if (BusinessNumber.TryParse(filter.Text, out var number))
        {
            var digits = number.ToString();
            ranges = [.. ranges, db.Contracts.Where(c => c.ClientNumber == digits).Join(db.Cases, c => c.CaseId, f => f.Id, (_, f) => f).Places()];
        }

        return [.. ranges.Select(range => range.Where(p => contracts.Any(c => c.CaseId == p.CaseId)))];
    }

    internal static IQueryable<Listed> Listing(PortalDbContext db, IQueryable<RegisteredContract> contracts) =>
        from contract in contracts
        join file in db.Cases on contract.CaseId equals file.Id
        orderby file.SubmittedAt descending, file.Number descending
        select new Listed
        {
            Contract = contract,
            File = file,
            SlipId = db.Set<PaymentSlip>().Where(s => s.CaseId == file.Id && s.Status != SlipStatus.Cancelled).Select(s => (Guid?)s.Id).FirstOrDefault(),
            Outlives = !db.Set<Licence>().Any(l => l.CompanyId == contract.CompanyId && l.ClassCode == contract.ClassCode && l.RevokedAt == null
                && l.ValidTo >= contract.ValidTo),
        };

    private async Task<Page<ContractRow>> PageAsync(
        PortalDbContext db, IQueryable<RegisteredContract> contracts, ContractFilter filter, Actor actor, CancellationToken ct)
    {
        var place = filter.Page.Within(await contracts.CountAsync(ct));
        var rows = await Listing(db, contracts).At(place).ToListAsync(ct);
        var book = await codes.CurrentAsync(ct);
        return place.Of(rows.ConvertAll(r => Row(r, actor, book)));
    }

    private static ContractRow Row(Listed listed, Actor actor, CodeBook book)
    {
        var (contract, file) = (listed.Contract, listed.File);
        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        var own = actor.ActsFor(file.CompanyId, file.IndividualId);
        return new ContractRow
        {
            CaseId = file.Id, CaseVersion = file.Version, CaseNumber = file.Number, ProcessKey = file.ProcessKey, Status = file.Status,
            CompanyName = file.ApplicantName,
            CompanyNumber = file.ApplicantNumber, ClassName = book.Name(CodeLists.ServiceClass, contract.ClassCode, file.SubmittedAt),
            LicenceNumber = contract.LicenceNumber,
            ClientKind = contract.ClientKind, ClientName = contract.ClientName, ClientNumber = contract.ClientNumber,
            MunicipalityCode = contract.MunicipalityCode, ValidFrom = contract.ValidFrom,
            ValidTo = contract.ValidTo, SignedOn = contract.SignedOn, SubmittedAt = file.SubmittedAt, IsLate = contract.IsLate,
            OutlivesLicence = listed.Outlives,
            BelowMinimumWage = contract.BelowMinimumWage, AnnexPending = contract.AnnexPending, Guards = contract.Guards,
            HourlyPriceCents = contract.HourlyPriceCents,
            TerminatedOn = contract.TerminatedOn,
            SlipId = own ? (actor.May(DelegatePermissions.Pay) ? listed.SlipId : null) : listed.SlipId,
            MayAnnex = own && actor.May(DelegatePermissions.Prepare) && workflow.Allows(file.Status, CaseAction.Correct),
            MayTerminate = own && actor.May(DelegatePermissions.Submit) && workflow.Allows(file.Status, CaseAction.Terminate),
        };
    }

    internal sealed class Listed
    {
        public required RegisteredContract Contract { get; init; }

        public required Case File { get; init; }

        public Guid? SlipId { get; init; }

        public bool Outlives { get; init; }
    }
}
