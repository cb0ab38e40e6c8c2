using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Contract notification: a licensed company notifies, an officer authorises, the fee makes it effective (processes.md §7).</summary>
public sealed class ContractProcess : ProcessDefinition<ContractApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "Contract";

    private ContractProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static ContractProcess Definition { get; } = new();

    /// <summary>Code of the one class.</summary>
    public static string ClassCode => ContractReference.ClassCode;

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "CN";

    /// <inheritdoc/>
    public override string Route => "/notifications/contracts";

    /// <inheritdoc/>
    public override string ClassList => ContractReference.ClassList;

    /// <inheritdoc/>
    public override CaseWorkflow Workflow => CaseWorkflow.Notification;

    /// <inheritdoc/>
    public override bool OneDraftPerClass => false;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } =
        [ContractForm.ContractStep, ContractForm.ServiceStep, ContractForm.TermsStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(ContractTexts)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds => [];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Signed", "Scope"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => ContractReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new GrantsNothing();

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<IAnnexes, ContractAnnexes>()
        .AddScoped<ContractDesk>()
        .AddScoped<ContractQueries>()
        .AddSingleton<ContractEnding>()
        .AddHostedService(provider => provider.GetRequiredService<ContractEnding>());

    /// <inheritdoc/>
    public override async Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        classCode != ClassCode ? new Error("class.unknown")
        : await ContractRules.BarrierAsync(db, applicant.Company?.Id, today, ct) is { } barrier ? barrier
        : new ClassOffer(RequestKind.Initial);

    /// <inheritdoc/>
    public override string PathAfterFinish(Guid caseId, bool corrected) => $"{Route}?done={(corrected ? "corrected" : "filed")}&case={caseId}";

    /// <inheritdoc/>
    public override IValidator<ContractApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        ContractForm.ContractStep => new ContractStepValidator(),
        ContractForm.ServiceStep => new ServiceStepValidator(today),
        ContractForm.TermsStep => new TermsStepValidator(today),
        _ => null,
    };

    /// <inheritdoc/>
    public override async Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct)
    {
        var application = PayloadJson.Read<ContractApplication>(payload);
        var today = LocalTime.DateOf(now);
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

        var figures = await ContractRules.FiguresAsync(db, today, ct);
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
    /// <inheritdoc/>
    public override async Task<Result<Unit>> PaidAsync(PortalDbContext db, TimeProvider clock, Case file, Actor actor, string caseLink, CancellationToken ct) =>
        await CaseIssue.TakeEffectAsync(db, clock, file, actor, await db.Contracts.Where(c => c.CaseId == file.Id).Select(c => c.ValidTo).SingleAsync(ct), caseLink, ct);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<(string Criterion, bool IsMet)>> FindingsAsync(
        PortalDbContext db, Case file, string payload, DateOnly today, CancellationToken ct)
    {
        var application = PayloadJson.Read<ContractApplication>(payload);
        var licence = await ContractRules.LicenceForAsync(db, file.CompanyId, application.Service.ClassCode!, today, ct);
        var row = await db.Contracts.AsNoTracking().SingleAsync(c => c.CaseId == file.Id, ct);
        return
        [
            ("LicenceHeld", licence.IsOk),
            ("WithinLicence", licence.IsOk && !await ContractRules.Outliving(db, db.Contracts.Where(c => c.Id == row.Id)).AnyAsync(ct)),
            ("InTime", !row.IsLate),
            ("MinimumWage", !row.BelowMinimumWage),
        ];
    }

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "This process has no papers to sign.");

    /// <inheritdoc/>
    protected override object FormData(ContractApplication payload, string kindCode, string? pictureHash) =>
        throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "This process has no papers to sign.");

    /// <inheritdoc/>
    protected override ContractApplication NewPayload(Applicant applicant, string classCode, ContractApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies notify contracts.");
        return new ContractApplication
        {
            Company = new ContractCompany
            {
                BusinessNumber = company.BusinessNumber.ToString(), Name = company.Name, MunicipalityCode = company.MunicipalityCode,
                Address = $"{company.Address}, {company.Settlement}", Phone = company.Phone, Email = company.Email,
            },
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(ContractApplication payload, AnswerLanguage language) => new ContractAnswers(payload, language).Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(ContractApplication payload) => payload.Client.Person is not { } person ? [] :
    [
        new NamedPerson(
            "client",
            person.FullName,
            !person.IsForeign && PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
            person.IsForeign ? person.PassportNumber : null,
            person.IsVerified || person.IsForeign,
            person.IsForeign ? "Client.Foreign" : "Client.Local",
            person),
    ];

    private static RegisteredContract New(Case file, ContractApplication application, Licence licence) => new()
    {
        CaseId = file.Id, CompanyId = file.CompanyId!.Value, ClassCode = application.Service.ClassCode!, LicenceNumber = licence.Number,
        ClientKind = application.Client.Kind!.Value, ClientName = "", ClientSearch = "", ValidFrom = application.Terms.From!.Value, ValidTo = application.Terms.To!.Value,
        IsLate = false, BelowMinimumWage = false,
    };

    private static void Fill(RegisteredContract row, ContractApplication application, Licence licence, ContractFigures figures)
    {
        var (client, terms) = (application.Client, application.Terms);
        (row.ClassCode, row.LicenceNumber) = (application.Service.ClassCode!, licence.Number);
        (row.ClientKind, row.ClientName) = (client.Kind!.Value, client.Name.Length <= 200 ? client.Name : client.Name[..200]);
        row.ClientSearch = " " + string.Join(' ', NameFolding.Words(row.ClientName));
        row.ClientNumber = client.Kind == ContractClientKind.LegalPerson && BusinessNumber.TryParse(client.Business.BusinessNumber, out var number) ? number.ToString() : null;
        row.MunicipalityCode = client.MunicipalityCode;
        (row.ValidFrom, row.ValidTo, row.SignedOn) = (terms.From!.Value, terms.To!.Value, terms.SignedOn);
        row.Guards = int.TryParse(terms.Guards?.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var guards) ? guards : null;
        row.HourlyPriceCents = TypedAmount.TryParse(terms.HourlyPrice, out var cents) ? cents : null;
        row.BelowMinimumWage = row.HourlyPriceCents < figures.MinimumHourlyCents;
    }

    // A natural client is searched for as the persons of any case; a legal one's name is added here.
    private static void AddClientWords(PortalDbContext db, Case file, ContractClient client)
    {
        if (client.Kind == ContractClientKind.LegalPerson)
        {
            var known = db.CaseSearchWords.Local.Where(w => w.CaseId == file.Id).Select(w => w.Word).ToHashSet();
            db.CaseSearchWords.AddRange(NameFolding.Words(client.Name).Select(w => w.Length > 60 ? w[..60] : w).Distinct().Where(w => !known.Contains(w))
                .Select(w => new CaseSearchWord { CaseId = file.Id, Word = w }));
        }
    }

    // An annex changes dates, service and prices; another client is another contract, and the signed annex must be there.
    private static async Task<Error?> AnnexObstacleAsync(PortalDbContext db, Case file, ContractApplication application, CancellationToken ct)
    {
        var before = await db.CaseVersions.AsNoTracking().SingleAsync(v => v.CaseId == file.Id && v.Number == file.VersionNumber - 1, ct);
        var earlier = PayloadJson.Read<ContractApplication>(before.PayloadJson);
        if (PayloadJson.Write(earlier.Client) != PayloadJson.Write(application.Client))
        {
            return new Error("contract.annex-client");
        }

        var version = db.CaseVersions.Local.Single(v => v.CaseId == file.Id && v.Number == file.VersionNumber);
        var known = await db.Attachments.Where(a => a.CaseVersionId == before.Id).Select(a => a.FileId).ToListAsync(ct);
        return db.Attachments.Local.Any(a => a.CaseVersionId == version.Id && a.KindCode == ContractForm.Annex && !known.Contains(a.FileId))
            ? null
            : new Error("contract.annex-missing");
    }
}
