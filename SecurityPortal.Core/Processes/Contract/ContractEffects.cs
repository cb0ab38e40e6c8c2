using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract.Mails;
using SecurityPortal.Core.Processes.Effects;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Enters the contract in the register at each filing; its payment puts it in force.</summary>
internal sealed class ContractEffects : IOnFiled, IOnPaid, IOnForgotten, ICaseFindings
{
    public async Task<Error?> FiledAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file, today) = (move.Db, move.File, move.Today);
        var application = await move.AnswersAsync<ContractApplication>(ct);
        var licence = await ContractRules.LicenceForAsync(db, file.CompanyId, application.Service.ClassCode!, today, ct);
        if (!licence.IsOk)
        {
            return licence.Error;
        }

        // Only a case in force stays what it is when a further version is filed: that version is an annex.
        var isAnnex = file.Status == CaseStatus.Effective;
        if (isAnnex && await AnnexObstacleAsync(db, file, application, ct) is { } obstacle)
        {
            return obstacle;
        }

        var figures = await ContractRules.FiguresAsync(db, FilingDay.Of(file.SubmittedAt), ct);
        var row = await db.Contracts.SingleOrDefaultAsync(c => c.CaseId == file.Id, ct);
        if (row is null)
        {
            row = New(file, application, licence.Value);
            row.IsLate = ContractRules.IsLate(application.Terms.SignedOn, application.Terms.From, today, figures.NotifyDays);
            db.Contracts.Add(row);
        }
        else if (isAnnex && row.ValidTo < today)
        {
            // Its last day has passed; that the job has not ended it yet makes no difference.
            return new ActionNotAllowed(CaseStatus.Ended, CaseAction.Correct);
        }

        Fill(row, application, licence.Value, figures);
        row.AnnexPending = isAnnex || row.AnnexPending;
        row.Version = Guid.NewGuid();
        AddClientWords(db, file, application.Client);
        return null;
    }

    // Nothing is issued: the authorisation holds good from now on.
    public async Task<Result<Unit>> PaidAsync(CaseContext move, CancellationToken ct)
    {
        var validTo = await move.Db.Contracts.Where(c => c.CaseId == move.File.Id).Select(c => c.ValidTo).SingleAsync(ct);
        return await CaseIssue.TakeEffectAsync(
            move, m => new ContractEffectiveMail { Name = m.Name, CaseNumber = m.CaseNumber, ValidTo = validTo, Link = m.Link }, ct);
    }

    // A company's name is public.
    public Task ForgottenAsync(PortalDbContext db, Guid caseId, CancellationToken ct) =>
        db.Contracts.Where(c => c.CaseId == caseId && c.ClientKind != ContractClientKind.LegalPerson)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ClientName, "–").SetProperty(x => x.ClientSearch, ""), ct);

    public async Task<IReadOnlyList<CaseFinding>> FindingsAsync(CaseContext read, CancellationToken ct)
    {
        var (db, file, today) = (read.Db, read.File, read.Today);
        var application = await read.AnswersAsync<ContractApplication>(ct);
        var licence = await ContractRules.LicenceForAsync(db, file.CompanyId, application.Service.ClassCode!, today, ct);
        var row = await db.Contracts.AsNoTracking().SingleAsync(c => c.CaseId == file.Id, ct);
        return
        [
            new("LicenceHeld", licence.IsOk),
            new("WithinLicence", licence.IsOk && !await ContractRules.Outliving(db, db.Contracts.Where(c => c.Id == row.Id)).AnyAsync(ct)),
            new("InTime", !row.IsLate),
            new("MinimumWage", !row.BelowMinimumWage),
        ];
    }

    private static RegisteredContract New(Case file, ContractApplication application, Licence licence) => new()
    {
        CaseId = file.Id, CompanyId = file.CompanyId!.Value, ClassCode = application.Service.ClassCode!, LicenceNumber = licence.Number,
        ClientKind = application.Client.Kind!.Value, ClientName = "", ClientSearch = "", ValidFrom = application.Terms.From!.Value,
        ValidTo = application.Terms.To!.Value,
        IsLate = false, BelowMinimumWage = false,
    };

    private static void Fill(RegisteredContract row, ContractApplication application, Licence licence, ContractFigures figures)
    {
        var (client, terms) = (application.Client, application.Terms);
        (row.ClassCode, row.LicenceNumber) = (application.Service.ClassCode!, licence.Number);
        (row.ClientKind, row.ClientName) = (client.Kind!.Value, client.Name.Length <= 200 ? client.Name : client.Name[..200]);
        row.ClientSearch = " " + string.Join(' ', NameFolding.Words(row.ClientName));
        row.ClientNumber = client.Kind == ContractClientKind.LegalPerson && BusinessNumber.TryParse(client.Business.BusinessNumber, out var number)
            ? number.ToString() : null;
        row.MunicipalityCode = client.MunicipalityCode;
        (row.ValidFrom, row.ValidTo, row.SignedOn) = (terms.From!.Value, terms.To!.Value, terms.SignedOn);
        row.Guards = TypedWhole.Parse(terms.Guards);
        row.HourlyPriceCents = TypedAmount.TryParse(terms.HourlyPrice, out var cents) ? cents : null;
        row.BelowMinimumWage = row.HourlyPriceCents < figures.MinimumHourlyCents;
    }

    // A natural client is searched for as the persons of any case; a legal one's name is added here.
    private static void AddClientWords(PortalDbContext db, Case file, ContractClient client)
    {
        if (client.Kind == ContractClientKind.LegalPerson)
        {
            var known = db.CaseSearchWords.Local.Where(w => w.CaseId == file.Id).Select(w => w.Word).ToHashSet();
            db.CaseSearchWords.AddRange(CaseSearchWord.Of(file, [client.Name]).Where(w => !known.Contains(w.Word)));
        }
    }

    // An annex changes dates, service and prices; another client is another contract.
    private static async Task<Error?> AnnexObstacleAsync(PortalDbContext db, Case file, ContractApplication application, CancellationToken ct)
    {
        var before = await db.CaseVersions.AsNoTracking().SingleAsync(v => v.CaseId == file.Id && v.Number == file.VersionNumber - 1, ct);
        var earlier = ContractProcess.Form.Open(before.Payload);
        return PayloadJson.Write(earlier.Client) == PayloadJson.Write(application.Client) ? null : new Error("contract.annex-client");
    }
}
