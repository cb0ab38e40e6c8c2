using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// Saves a draft by itself: at most a second after the first change that is not saved yet, one save at a time, off the path of the event that changed it. What
/// the page shows and what the database holds are two numbers; "saved" is said where they are the same, and nowhere else.
/// </summary>
/// <param name="save">Takes the payload as it stands (on the page's own thread) and saves it; null once the page is gone.</param>
/// <param name="clock">Clock of the portal.</param>
public sealed class DraftSaver(Func<Task<Result<DraftSaved>>> save, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _end = new();
    private Task _work = Task.CompletedTask;
    private bool _waiting;
    private bool _isFailing;
    private long _shown;
    private long _stored;

    /// <summary>Raised when <see cref="State"/> changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What the indicator says.</summary>
    public SaveState State => Error is not null ? SaveState.Stopped : IsSaved ? SaveState.Saved : _isFailing ? SaveState.Failing : SaveState.Saving;

    /// <summary>The error that stopped saving, where <see cref="State"/> is <see cref="SaveState.Stopped"/>.</summary>
    public Error? Error { get; private set; }

    private bool IsSaved => Interlocked.Read(ref _stored) == Interlocked.Read(ref _shown);

    /// <summary>Something changed: it will be saved. Called on the page's own thread.</summary>
    public void Touch()
    {
        var before = State;
        Interlocked.Increment(ref _shown);
        if (Error is null && !_waiting)
        {
            _waiting = true;
            _work = WaitAndSaveAsync(Delay);
        }

        if (State != before)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Saves at once what is not saved yet. Answers whether everything is saved.</summary>
    public async Task<bool> FlushAsync()
    {
        await SaveAsync();
        return State == SaveState.Saved;
    }

    /// <summary>After a conflict was settled by the user: saving goes on.</summary>
    public void Resume()
    {
        Error = null;
        if (!IsSaved)
        {
            Touch();
        }

        Changed?.Invoke();
    }

    /// <summary>What was changed is given up: another version is shown instead.</summary>
    public void Discard()
    {
        Interlocked.Exchange(ref _stored, Interlocked.Read(ref _shown));
        Error = null;
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();

        // The circuit ends: what was typed in the last second is saved on the way out.
        await SaveAsync();
        await _work;
        _end.Dispose();
    }

    private async Task WaitAndSaveAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, clock, _end.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        await _one.WaitAsync();
        try
        {
            _waiting = false;
            if (Error is not null || IsSaved)
            {
                return;
            }

            // Read before the payload is: what is typed from here on counts as not saved, be it in this save or not.
            var shown = Interlocked.Read(ref _shown);
            var result = await save();
            _isFailing = false;
            if (result.IsOk)
            {
                Interlocked.Exchange(ref _stored, shown);
            }
            else
            {
                Error = result.Error;
            }

            Changed?.Invoke();
        }
        catch (Exception) when (!_end.IsCancellationRequested)
        {
            // The database did not take it (full, locked, away): said on the page, tried again until it does.
            (_isFailing, _waiting) = (true, true);
            _work = WaitAndSaveAsync(RetryDelay);
            Changed?.Invoke();
        }
        catch (Exception)
        {
            // The page is gone, and the database with it: nobody is left to tell.
        }
        finally
        {
            _one.Release();
        }
    }
}
