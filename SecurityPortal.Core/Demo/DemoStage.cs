using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>The portal's own services on a clock of the past, with somebody signed in: what they write is as in life.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly IDbContextFactory<PortalDbContext> _dbFactory;
    private readonly DocumentIntake _intake;
    private readonly ImageWork _images;
    private readonly IFileStore _files;
    private readonly Func<string, Stream> _open;
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, StoredFile> _samples = [];
    private readonly Dictionary<Guid, Guid> _sessions = [];

    public DemoStage(
        IDbContextFactory<PortalDbContext> dbFactory,
        DocumentIntake intake,
        ImageWork images,
        IFileStore files,
        IOptions<PortalOptions> portal,
        Func<string, Stream> open)
    {
        (_dbFactory, _intake, _images, _files, _open) = (dbFactory, intake, images, files, open);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(dbFactory)
            .AddSingleton(intake)
            .AddSingleton(images)
            .AddSingleton(files)
            .AddSingleton(portal)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<CodeBookCache>()
            .AddScoped<CurrentSession>()
            .AddScoped<IActorAccessor, ActorAccessor>()
            .AddSingleton<LookupHashing>()
            .AddScoped<LookupJournal>()
            .AddCases()
            .AddLicences()
            .AddDrafts()
            .AddPayments()
            .AddCasework()
            .AddRegister()
            .AddAppeals()
            .AddApplicants();
        foreach (var process in ProcessCatalogue.All)
        {
            process.Services?.Invoke(services);
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>Where the play has come to.</summary>
    public DemoClock Clock { get; } = new();

    /// <summary>What the processes themselves bring.</summary>
    public IEnumerable<IDemoPlay> Plays => _services.GetServices<IDemoPlay>();

    /// <summary>The services with nobody signed in, for what the portal does by itself.</summary>
    public IServiceProvider Services => _services;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await using var db = await _dbFactory.CreateDbContextAsync();
        await db.UserSessions.Where(s => _sessions.Values.Contains(s.Id)).ExecuteDeleteAsync();
    }

    /// <summary>Opens a sample file.</summary>
    public Stream Open(DemoDocument document) => _open(document.Path);

    /// <summary>Takes the sample files in, each once; requests share them.</summary>
    public async Task TakeFilesInAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        foreach (var sample in Plays.SelectMany(p => p.Documents).DistinctBy(s => s.Name))
        {
            await using var content = Open(sample);
            var accepted = Done(await _intake.AcceptAsync(content, sample.Name, 0, ct));
            long? hash = null;
            if (sample.IsCompared)
            {
                await using var picture = Done(await _files.OpenKeptAsync(accepted.Key, ct));
                hash = Done(await _images.DifferenceHashAsync(picture, ct));
            }

            var file = new StoredFile
            {
                StorageKey = accepted.Key, ContentType = accepted.Kind.MediaType(), Size = accepted.Length, Sha256 = accepted.Sha256, ImageHash = hash,
                CreatedBy = userId, CreatedAt = Clock.UtcNow(),
            };
            _samples.Add(sample.Name, file);
            db.StoredFiles.Add(file);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Adds a company of the demo registry that nobody can sign in to.</summary>
    public async Task AddCompanyAsync(string businessNumber, CancellationToken ct)
    {
        var business = Business(businessNumber);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        if (await db.BusinessNumberClaims.AnyAsync(c => c.Number == business.Number, ct))
        {
            return;
        }

        var language = business.Name.EndsWith("D.O.O.", StringComparison.Ordinal) ? Languages.Serbian : Languages.Albanian;
        var user = NewAccounts.NewUser(business.Name, language, Clock);
        user.EmailConfirmed = true;
        db.AddAccount(user, businessNumber, $"kompania.{businessNumber}@demo.example");
        var company = new Company
        {
            BusinessNumber = business.Number, Name = business.Name, MunicipalityCode = business.MunicipalityCode ?? "19",
            Settlement = business.Settlement ?? "–",
            Address = business.Address ?? "–", Email = user.Email!, Phone = "+38344123456", OwnerUserId = user.Id, CreatedAt = Clock.UtcNow(),
            ConfirmedAt = Clock.UtcNow(),
        };
        db.Companies.Add(company);
        var numbers = business.OldNumber is { } old ? new[] { business.Number, old } : [business.Number];
        db.BusinessNumberClaims.AddRange(numbers.Select(n => new BusinessNumberClaim { Number = n, CompanyId = company.Id }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Starts a draft, fills it in and leaves it at a step; everything before the step is done.</summary>
    public Task DraftAsync<TPayload>(
        DemoRequest request,
        string step,
        Action<TPayload> fill,
        IReadOnlyList<DemoDocument> documents,
        CancellationToken ct) => AsCompanyAsync(request, async services =>
    {
        var store = services.GetRequiredService<DraftStore>();
        request.DraftId = Done(await store.StartAsync(request.Process, request.ClassCode, ct));
        var draft = Done(await store.LoadAsync(request.DraftId, ct));
        var application = PayloadJson.Read<TPayload>(draft.PayloadJson);
        fill(application);
        var done = request.Process.Form.Steps.TakeWhile(s => s != step).ToList();
        Done(await store.SaveAsync(request.DraftId, draft.Version, step, done, PayloadJson.Write(application), ct));
        await AttachAsync(services, request, documents, ct);
    }, ct);

    /// <summary>Files a request whose answers and documents its process's play brings.</summary>
    public async Task FileAsync<TPayload>(DemoRequest request, Action<TPayload> fill, IReadOnlyList<DemoDocument> documents, CancellationToken ct)
    {
        await DraftAsync(request, ProcessDefinition.CheckStep, fill, documents, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Files a further version of a case: a correction of a returned one, or a change of one that may still be changed.</summary>
    public async Task CorrectAsync<TPayload>(DemoRequest request, Action<TPayload> correct, IReadOnlyList<DemoDocument> documents, CancellationToken ct)
    {
        await AsCompanyAsync(request, async services =>
        {
            var store = services.GetRequiredService<DraftStore>();
            request.DraftId = Done(await store.StartCorrectionAsync(request.CaseId, ct));
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<TPayload>(draft.PayloadJson);
            correct(application);
            Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), ct));
            await AttachAsync(services, request, documents, ct);
        }, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Finishes the draft of a company's request.</summary>
    public Task SubmitAsync(DemoRequest request, CancellationToken ct) => AsCompanyAsync(request, services => SubmitAsync(services, request, ct), ct);

    /// <summary>Finishes the draft of a request for whoever is signed in.</summary>
    public static async Task SubmitAsync(IServiceProvider services, DemoRequest request, CancellationToken ct)
    {
        var draft = Done(await services.GetRequiredService<DraftStore>().LoadAsync(request.DraftId, ct));
        request.CaseId = Done(await services.GetRequiredService<DraftSubmission>().SubmitAsync(request.DraftId, draft.Version, ct)).CaseId;
    }

    /// <summary>
    /// Attaches samples. A further request brings earlier files along: the samples take their place. Papers to sign are made anew and attached as signed.
    /// </summary>
    public async Task AttachAsync(IServiceProvider services, DemoRequest request, IReadOnlyList<DemoDocument> samples, CancellationToken ct)
    {
        // What is printed on a paper to sign may depend on the other files.
        foreach (var sample in samples.OrderBy(s => request.Process.FormKinds.Contains(s.KindCode)))
        {
            var code = request.Process.FormKinds.Contains(sample.KindCode)
                ? Done(await services.GetRequiredService<DraftDocuments>().RecordFormAsync(request.DraftId, sample.KindCode, ct)) : null;
            await using var db = await _dbFactory.CreateDbContextAsync(ct);
            await db.Attachments.Where(a => a.DraftId == request.DraftId && a.KindCode == sample.KindCode).ExecuteDeleteAsync(ct);
            db.Attachments.Add(Attachment(request, sample, code));
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Does something for the company of a request.</summary>
    public Task AsCompanyAsync(DemoRequest request, Func<IServiceProvider, Task> act, CancellationToken ct) => AsCompanyAsync(request.BusinessNumber, act, ct);

    /// <summary>Does something for a company.</summary>
    public async Task AsCompanyAsync(string businessNumber, Func<IServiceProvider, Task> act, CancellationToken ct)
    {
        var number = BusinessNumber.Parse(businessNumber);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var company = await db.Companies.SingleAsync(c => c.BusinessNumber == number, ct);
        await AsAsync(company.OwnerUserId, new Capacity(CapacityKind.Company, company.Id), act);
    }

    /// <summary>Does something for a natural person with an account.</summary>
    public async Task AsIndividualAsync(string personalNumber, Func<IServiceProvider, Task> act, CancellationToken ct)
    {
        var number = PersonalNumber.Parse(personalNumber);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var individual = await db.Individuals.SingleAsync(i => i.PersonalNumber == number, ct);
        await AsAsync(individual.UserId, new Capacity(CapacityKind.Individual, individual.Id), act);
    }

    /// <summary>Does something as an account of the ministry.</summary>
    public Task AsAsync(Guid userId, Func<IServiceProvider, Task> act) => AsAsync(userId, null, act);

    public Task<PortalDbContext> DatabaseAsync(CancellationToken ct) => _dbFactory.CreateDbContextAsync(ct);

    /// <summary>The version of a case that one now sees.</summary>
    public async Task<Guid> SeenAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.Cases.Where(c => c.Id == request.CaseId).Select(c => c.Version).SingleAsync(ct);
    }

    /// <summary>The open slip of a case.</summary>
    public async Task<PaymentSlip> SlipAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == request.CaseId && s.Status == SlipStatus.Open, ct);
    }

    /// <summary>The licence that came from a request.</summary>
    public async Task<Licence> LicenceAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == request.CaseId, ct);
    }

    /// <summary>The proposal that waits for a decision on that licence.</summary>
    public async Task<LicenceMeasure> ProposalAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.LicenceMeasures.AsNoTracking().SingleAsync(
            m => m.Status == MeasureStatus.Proposed && db.Set<Licence>().Any(l => l.Id == m.LicenceId && l.CaseId == request.CaseId), ct);
    }

    /// <summary>Notes what has run out, as the portal does by itself.</summary>
    public Task ExpireAsync(CancellationToken ct) => ActivatorUtilities.CreateInstance<LicenceReminders>(_services).RunAsync(ct);

    /// <summary>Closes what is overdue at the moment.</summary>
    public Task CloseOverdueAsync(CancellationToken ct) => _services.GetRequiredService<CaseExpiry>().RunAsync(ct);

    /// <summary>The value of a command that must have gone well.</summary>
    public static T Done<T>(Result<T> result)
    {
        if (result.IsOk)
        {
            return result.Value;
        }

        var fields = result.Error is DraftIncomplete incomplete ? string.Join(", ", incomplete.Fields.Select(e => $"{e.Path} {e.Code}")) : "";
        throw new InvalidOperationException($"The demo cannot be played: {result.Error!.Code} {fields}");
    }

    /// <summary>A business of the demo registry.</summary>
    public static BusinessRecord Business(string number) => DemoBusinessRegistry.All.Single(b => b.Number.ToString() == number);

    private Attachment Attachment(DemoRequest request, DemoDocument document, string? code) => new()
    {
        FileId = _samples[document.Name].Id, DraftId = request.DraftId, KindCode = document.KindCode, FileName = document.Name, DataCode = code,
        AttachedAt = Clock.UtcNow(),
    };

    private async Task AsAsync(Guid userId, Capacity? capacity, Func<IServiceProvider, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, userId.ToString()), new(PrincipalFactory.SessionClaim, $"{await SessionAsync(userId)}")], "demo");
        if (capacity is { } chosen)
        {
            identity.AddClaim(new Claim(Capacity.ClaimType, chosen.ToString()));
        }

        scope.ServiceProvider.GetRequiredService<CurrentSession>().Principal = new ClaimsPrincipal(identity);
        await act(scope.ServiceProvider);
    }

    // Commands ask for a session that holds; those of the play go with the stage.
    private async Task<Guid> SessionAsync(Guid userId)
    {
        if (!_sessions.TryGetValue(userId, out var id))
        {
            var end = Clock.UtcNow().AddYears(10);
            var row = new UserSession { UserId = userId, CreatedAt = Clock.UtcNow(), LastSeenAt = Clock.UtcNow(), IdleUntil = end, EndsAt = end };
            await using var db = await _dbFactory.CreateDbContextAsync();
            db.UserSessions.Add(row);
            await db.SaveChangesAsync();
            _sessions[userId] = id = row.Id;
        }

        return id;
    }
}
