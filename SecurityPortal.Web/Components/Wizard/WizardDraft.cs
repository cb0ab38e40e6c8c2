using System.Diagnostics.CodeAnalysis;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>The answers as one window holds them: read from the draft, saved by themselves, and settled where another window saved first.</summary>
internal sealed class WizardDraft<TPayload> : IAsyncDisposable
    where TPayload : class, new()
{
    private readonly DraftStore _drafts;
    private readonly Func<Action, Task> _onPage;
    private string _storedJson;

    /// <param name="stored">The draft as loaded.</param>
    /// <param name="steps">The process's steps.</param>
    /// <param name="drafts">Where it is saved.</param>
    /// <param name="onPage">Does something on the page's own thread.</param>
    /// <param name="clock">Clock of the portal.</param>
    public WizardDraft(DraftView stored, IReadOnlyList<string> steps, DraftStore drafts, Func<Action, Task> onPage, TimeProvider clock)
    {
        (_drafts, _onPage) = (drafts, onPage);
        Trail = new WizardTrail(steps);
        Saver = new DraftSaver(SaveAsync, clock);
        Position = stored.Step;
        Take(stored);
    }

    /// <summary>The draft as last loaded.</summary>
    public DraftView Stored { get; private set; }

    public TPayload Payload { get; private set; }

    /// <summary>Version last saved or loaded here.</summary>
    public Guid Version { get; private set; }

    public DateTime SavedAt { get; private set; }

    /// <summary>What another window saved meanwhile; null while there is nothing to settle.</summary>
    public DraftView? Other { get; private set; }

    /// <summary>The step at which the draft opens again.</summary>
    public string Position { get; set; }

    public WizardTrail Trail { get; }

    public DraftSaver Saver { get; }

    /// <summary>Reads what another window saved. Answers whether the draft is still there.</summary>
    public async Task<bool> MeetOtherAsync(CancellationToken ct)
    {
        var other = await _drafts.LoadAsync(Stored.Id, ct);
        Other = other.IsOk ? other.Value : Other;
        return other.IsOk;
    }

    /// <summary>What the other window saved counts; what was typed here since is given up.</summary>
    public void TakeOther()
    {
        Take(Other!);
        Other = null;
        Saver.Discard();
    }

    /// <summary>What this window shows counts from now on, also where nothing new was typed.</summary>
    public async Task KeepMineAsync()
    {
        Version = Other!.Version;
        Other = null;
        Saver.Resume();
        Saver.Touch();
        await Saver.FlushAsync();
    }

    /// <summary>
    /// Saves at once what the page shows and the database does not hold, whether or not somebody said that it changed. Answers whether everything is saved.
    /// </summary>
    public Task<bool> FlushAsync()
    {
        if (PayloadJson.Write(Payload) != _storedJson)
        {
            Saver.Touch();
        }

        return Saver.FlushAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Saver.DisposeAsync();

    [MemberNotNull(nameof(Stored), nameof(Payload), nameof(_storedJson))]
    private void Take(DraftView stored)
    {
        Payload = PayloadJson.Read<TPayload>(stored.PayloadJson);
        _storedJson = PayloadJson.Write(Payload);
        (Stored, Version, SavedAt) = (stored, stored.Version, stored.ChangedAt);
        Trail.Follow(stored.DoneSteps);
    }

    private async Task<Result<DraftSaved>> SaveAsync()
    {
        var json = "";
        var step = "";
        string[] done = [];
        await _onPage(() => (json, step, done) = (PayloadJson.Write(Payload), Position, [.. Trail.Done]));
        var saved = await _drafts.SaveAsync(Stored.Id, Version, step, done, json, CancellationToken.None);
        if (saved.IsOk)
        {
            (Version, SavedAt, _storedJson) = (saved.Value.Version, saved.Value.At, json);
        }

        return saved;
    }
}
