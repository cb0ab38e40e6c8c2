using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>The portal's own services on a clock of the past, with somebody signed in: what they write is as in life.</summary>
internal sealed partial class DemoStage : IAsyncDisposable
{
    private readonly IDbContextFactory<PortalDbContext> _dbFactory;
    private readonly DocumentIntake _intake;
    private readonly ImageWork _images;
    private readonly IFileStore _files;
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, StoredFile> _samples = [];

    public DemoStage(IDbContextFactory<PortalDbContext> dbFactory, DocumentIntake intake, ImageWork images, IFileStore files, IOptions<PortalOptions> portal)
    {
        (_dbFactory, _intake, _images, _files) = (dbFactory, intake, images, files);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(dbFactory)
            .AddSingleton(intake)
            .AddSingleton(images)
            .AddSingleton(files)
            .AddSingleton(portal)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<CodeBooks>()
            .AddScoped<CurrentSession>()
            .AddScoped<IActorAccessor, ActorAccessor>()
            .AddSingleton<LookupHashing>()
            .AddScoped<LookupJournal>()
            .AddCases()
            .AddDrafts()
            .AddIncidents()
            .AddWorkers()
            .AddPayments()
            .AddRegister()
            .AddAppeals();
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

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Takes the sample files in, each once; requests share them.</summary>
    public async Task TakeFilesInAsync(Func<string, Stream> open, Guid userId, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        foreach (var sample in DemoDocuments.All.Concat(DemoDocuments.Emblems).Concat(DemoDocuments.Contracts).Concat(DemoWorkerDocuments.All)
            .Concat(Plays.SelectMany(p => p.Documents)).DistinctBy(s => s.Name))
        {
            await using var content = open(sample.Path);
            var accepted = Done(await _intake.AcceptAsync(content, sample.Name, 0, ct));
            long? hash = null;
            if (sample.KindCode == LicensingForm.EmblemKind)
            {
                await using var picture = await _files.OpenReadAsync(accepted.Key, ct) ?? throw new InvalidOperationException("A file just kept is gone.");
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

        var user = new PortalUser { Id = Guid.CreateVersion7(), DisplayName = business.Name, EmailConfirmed = true, CreatedAt = Clock.UtcNow() };
        user.Language = business.Name.EndsWith("D.O.O.", StringComparison.Ordinal) ? Languages.Serbian : Languages.Albanian;
        db.AddAccount(user, businessNumber, $"kompania.{businessNumber}@demo.example");
        var company = new Company
        {
            BusinessNumber = business.Number, Name = business.Name, MunicipalityCode = business.MunicipalityCode ?? "19", Settlement = business.Settlement ?? "–",
            Address = business.Address ?? "–", Email = user.Email!, Phone = "+38344123456", OwnerUserId = user.Id, CreatedAt = Clock.UtcNow(),
        };
        db.Companies.Add(company);
        var numbers = business.OldNumber is { } old ? new[] { business.Number, old } : [business.Number];
        db.BusinessNumberClaims.AddRange(numbers.Select(n => new BusinessNumberClaim { Number = n, CompanyId = company.Id }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Starts a draft of the licensing form and fills it in up to a step.</summary>
    /// <param name="request">Whose.</param>
    /// <param name="step">The step at which it is left; everything before it is done.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task DraftAsync(DemoRequest request, string step, CancellationToken ct) => await AsCompanyAsync(request, async services =>
    {
        var store = services.GetRequiredService<DraftStore>();
        request.DraftId = Done(await store.StartAsync(request.Process, request.ClassCode, ct));
        var draft = Done(await store.LoadAsync(request.DraftId, ct));
        var done = request.Process.Form.Steps.TakeWhile(s => s != step).ToList();
        var full = PayloadJson.Read<LicensingApplication>(draft.PayloadJson);
        DemoAnswers.Fill(full, Business(request.BusinessNumber));
        var application = PayloadJson.Read<LicensingApplication>(draft.PayloadJson);
        application.Company = full.Company;
        application.Background = done.Contains(LicensingForm.BackgroundStep) ? full.Background : application.Background;
        application.Profile = done.Contains(LicensingForm.ProfileStep) ? full.Profile : application.Profile;
        Done(await store.SaveAsync(request.DraftId, draft.Version, step, done, PayloadJson.Write(application), ct));
        if (done.Contains(LicensingForm.ProfileStep))
        {
            await AttachAsync(services, request, done.Contains(ProcessDefinition.DocumentsStep), ct);
        }
    }, ct);

    /// <summary>Fills in a request and finishes it.</summary>
    public async Task ApplyAsync(DemoRequest request, CancellationToken ct)
    {
        await DraftAsync(request, ProcessDefinition.CheckStep, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Files a request whose answers and documents its process's play brings.</summary>
    public async Task FileAsync<TPayload>(DemoRequest request, Action<TPayload> fill, IReadOnlyList<DemoDocument> documents, CancellationToken ct)
    {
        await AsCompanyAsync(request, async services =>
        {
            var store = services.GetRequiredService<DraftStore>();
            request.DraftId = Done(await store.StartAsync(request.Process, request.ClassCode, ct));
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<TPayload>(draft.PayloadJson);
            fill(application);
            Done(await store.SaveAsync(request.DraftId, draft.Version, ProcessDefinition.CheckStep, [.. request.Process.Form.Steps.SkipLast(1)], PayloadJson.Write(application), ct));
            await AttachAsync(services, request, documents, ct);
        }, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Asks for the certificate of a control centre, which takes no more than the field.</summary>
    public Task ApplyForCentreAsync(DemoRequest request, CancellationToken ct) => AsCompanyAsync(request, async services =>
        request.CaseId = Done(await services.GetRequiredService<ControlCentreDesk>().ApplyAsync(request.ClassCode, ct)).CaseId, ct);

    /// <summary>Corrects a returned case and saves the correction.</summary>
    public async Task CompleteAsync(DemoRequest request, Action<LicensingApplication> correct, CancellationToken ct)
    {
        await AsCompanyAsync(request, async services =>
        {
            var store = services.GetRequiredService<DraftStore>();
            request.DraftId = Done(await store.StartCorrectionAsync(request.CaseId, ct));
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<LicensingApplication>(draft.PayloadJson);
            correct(application);
            Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), ct));
            await AttachFormsAsync(services, request, ct);
        }, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Does something for the company of a request.</summary>
    public async Task AsCompanyAsync(DemoRequest request, Func<IServiceProvider, Task> act, CancellationToken ct)
    {
        var number = BusinessNumber.Parse(request.BusinessNumber);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var company = await db.Companies.SingleAsync(c => c.BusinessNumber == number, ct);
        await AsAsync(company.OwnerUserId, new Capacity(CapacityKind.Company, company.Id), act);
    }

    /// <summary>Does something as an account of the ministry.</summary>
    public Task AsAsync(Guid userId, Func<IServiceProvider, Task> act) => AsAsync(userId, null, act);

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

    /// <summary>Closes what is overdue at the moment.</summary>
    public Task CloseOverdueAsync(CancellationToken ct) => _services.GetRequiredService<CaseDeadlines>().RunAsync(ct);

    /// <summary>The value of a command that must have gone well.</summary>
    public static T Done<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(
        $"The demo cannot be played: {result.Error!.Code} {(result.Error is DraftIncomplete incomplete ? string.Join(", ", incomplete.Fields.Select(e => $"{e.Path} {e.Code}")) : "")}");

    private static BusinessRecord Business(string number) => DemoBusinessRegistry.All.Single(b => b.Number.ToString() == number);

    private Task SubmitAsync(DemoRequest request, CancellationToken ct) => AsCompanyAsync(request, async services =>
    {
        var draft = Done(await services.GetRequiredService<DraftStore>().LoadAsync(request.DraftId, ct));
        request.CaseId = Done(await services.GetRequiredService<DraftSubmission>().SubmitAsync(request.DraftId, draft.Version, ct)).CaseId;
    }, ct);

    // Everything the process asks for beside the papers to sign, or the first three of it.
    private async Task AttachAsync(IServiceProvider services, DemoRequest request, bool all, CancellationToken ct)
    {
        var emblem = DemoDocuments.Emblems[DemoAnswers.LookOf(Business(request.BusinessNumber))];
        var others = request.Process.Reference.Documents.Where(d => d.ClassCode is null || d.ClassCode == request.ClassCode).Select(d => d.KindCode).Except(request.Process.FormKinds).Select(DemoDocuments.Of).ToList();
        await using (var db = await _dbFactory.CreateDbContextAsync(ct))
        {
            var papers = others.Take(all ? others.Count : 3).Prepend(emblem).ToList();
            await ClearAsync(request, papers, ct);
            db.Attachments.AddRange(papers.Select(d => Attachment(request, d, null)));
            await db.SaveChangesAsync(ct);
        }

        await AttachFormsAsync(services, request, ct);
    }

    private async Task AttachAsync(IServiceProvider services, DemoRequest request, IReadOnlyList<DemoDocument> samples, CancellationToken ct)
    {
        var documents = services.GetRequiredService<DraftDocuments>();
        foreach (var sample in samples)
        {
            var code = request.Process.FormKinds.Contains(sample.KindCode) ? Done(await documents.RecordFormAsync(request.DraftId, sample.KindCode, ct)) : null;
            await using var db = await _dbFactory.CreateDbContextAsync(ct);
            db.Attachments.Add(Attachment(request, sample, code));
            await db.SaveChangesAsync(ct);
        }
    }

    // Makes the papers to sign anew, and attaches them as signed.
    private async Task AttachFormsAsync(IServiceProvider services, DemoRequest request, CancellationToken ct)
    {
        var documents = services.GetRequiredService<DraftDocuments>();
        foreach (var kind in request.Process.FormKinds)
        {
            var code = Done(await documents.RecordFormAsync(request.DraftId, kind, ct));
            await using var db = await _dbFactory.CreateDbContextAsync(ct);
            await db.Attachments.Where(a => a.DraftId == request.DraftId && a.KindCode == kind).ExecuteDeleteAsync(ct);
            db.Attachments.Add(Attachment(request, DemoDocuments.Of(kind), code));
            await db.SaveChangesAsync(ct);
        }
    }

    private Attachment Attachment(DemoRequest request, DemoDocument document, string? code) => new()
    {
        FileId = _samples[document.Name].Id, DraftId = request.DraftId, KindCode = document.KindCode, FileName = document.Name, DataCode = code,
        AttachedAt = Clock.UtcNow(),
    };

    private async Task AsAsync(Guid userId, Capacity? capacity, Func<IServiceProvider, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString())], "demo");
        if (capacity is { } chosen)
        {
            identity.AddClaim(new Claim(Capacity.ClaimType, chosen.ToString()));
        }

        scope.ServiceProvider.GetRequiredService<CurrentSession>().Principal = new ClaimsPrincipal(identity);
        await act(scope.ServiceProvider);
    }
}
