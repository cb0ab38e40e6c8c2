using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>What surrounds one component on one page: services over a database of their own, and the state of a wizard.</summary>
public sealed class GalleryScene : IAsyncDisposable
{
    /// <summary>Step in which a component that stands in a wizard is shown.</summary>
    public const string Step = LicensingForm.CompanyStep;

    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;
    private readonly GalleryDatabase _database;

    internal GalleryScene(ServiceProvider provider, GalleryDatabase database, GalleryState state)
    {
        (_provider, _database) = (provider, database);
        _scope = provider.CreateAsyncScope();
        Wizard = new WizardState
        {
            Step = Step,
            Draft = new DraftView
            {
                Id = DraftId, ProcessKey = Process.Key, ClassCode = "", ClassName = LocalName.Same(""), Kind = RequestKind.Initial, Reference = "",
                PayloadJson = "{}",
                Step = Step, DoneSteps = new HashSet<string>(), Version = Guid.Empty, ChangedAt = default, MaySubmit = true,
                Correction = state.Comments.Count == 0 ? null : new DraftCorrection(Guid.Empty, GallerySamples.CaseNumber, null, state.Comments),
            },
        };
        Wizard.SetErrors("", state.Errors);
    }

    /// <summary>The portal's services over the scene's own database.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>The wizard around the component.</summary>
    public WizardState Wizard { get; }

    /// <summary>A process of the licensing form.</summary>
    public static ProcessDefinition Process { get; } = ProcessCatalogue.All.First(p => p.Form.Steps.Contains(LicensingForm.BackgroundStep));

    /// <summary>The draft started by one of the methods below.</summary>
    public Guid DraftId { get; private set; }

    private DraftStore Drafts => Services.GetRequiredService<DraftStore>();

    /// <summary>A new draft, with what the account fills in.</summary>
    public async Task StartAsync() => DraftId = (await Drafts.StartAsync(Process, GalleryRows.DraftClass, CancellationToken.None)).Value;

    /// <summary>A new draft in which not even what the account fills in stands: no step of it can be left.</summary>
    public async Task StartEmptyAsync()
    {
        await StartAsync();
        var draft = (await Drafts.LoadAsync(DraftId, CancellationToken.None)).Value;
        await Drafts.SaveAsync(DraftId, draft.Version, Step, [], GalleryRows.EmptyPayload, CancellationToken.None);
    }

    /// <summary>A draft with its first step filled in.</summary>
    public async Task FillAsync()
    {
        await StartAsync();
        var draft = (await Drafts.LoadAsync(DraftId, CancellationToken.None)).Value;
        await Drafts.SaveAsync(DraftId, draft.Version, Step, [Step], GalleryRows.Payload(draft.PayloadJson), CancellationToken.None);
    }

    /// <summary>The draft that corrects a returned case.</summary>
    public async Task CorrectAsync() => DraftId = (await Drafts.StartCorrectionAsync(GalleryRows.ReturnedCase, CancellationToken.None)).Value;

    /// <summary>A draft with attached documents of the given number, and a picture.</summary>
    public async Task AttachAsync(int documents)
    {
        await FillAsync();
        var list = (await Services.GetRequiredService<DraftDocuments>().ListAsync(DraftId, CancellationToken.None)).Value;
        await using var db = _database.CreateDbContext();
        foreach (var (kind, name) in list.Kinds.Where(k => !k.IsForm).Take(documents).Select(k => (k.Code, $"{k.Code}.pdf"))
            .Append((LicensingForm.EmblemKind, "stema-1.png")))
        {
            db.AddRange(GalleryRows.Attached(DraftId, kind, name));
        }

        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }
}
