using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// Saves a draft by itself: at most a second after the first change that is not saved yet, one save at a time, off the path of the event that changed it.
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
    private volatile bool _dirty;

    /// <summary>Raised when <see cref="State"/> changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What the indicator says.</summary>
    public SaveState State { get; private set; } = SaveState.Saved;

    /// <summary>The error that stopped saving, where <see cref="State"/> is <see cref="SaveState.Stopped"/>.</summary>
    public Error? Error { get; private set; }

    /// <summary>Something changed: it will be saved. Called on the page's own thread.</summary>
    public void Touch()
    {
        _dirty = true;
        if (State == SaveState.Stopped || _waiting)
        {
            return;
        }

        _waiting = true;
        Show(SaveState.Saving);
        _work = WaitAndSaveAsync(Delay);
    }

    /// <summary>Saves at once what is not saved yet. Answers whether everything is saved.</summary>
    public async Task<bool> FlushAsync()
    {
        await SaveAsync();
        return State == SaveState.Saved && !_dirty;
    }

    /// <summary>After a conflict was settled by the user: saving goes on.</summary>
    public void Resume()
    {
        Error = null;
        Show(SaveState.Saved);
        if (_dirty)
        {
            Touch();
        }
    }

    /// <summary>What was changed is given up: another version is shown instead.</summary>
    public void Discard()
    {
        _dirty = false;
        Error = null;
        Show(SaveState.Saved);
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
            if (!_dirty || State == SaveState.Stopped)
            {
                return;
            }

            _dirty = false;
            var result = await save();
            if (result.IsOk)
            {
                Show(_dirty ? SaveState.Saving : SaveState.Saved);
            }
            else
            {
                (_dirty, Error) = (true, result.Error);
                Show(SaveState.Stopped);
            }
        }
        catch (Exception) when (!_end.IsCancellationRequested)
        {
            // The database did not take it (full, locked, away): said on the page, tried again until it does.
            _dirty = true;
            Show(SaveState.Failing);
            _waiting = true;
            _work = WaitAndSaveAsync(RetryDelay);
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

    private void Show(SaveState state)
    {
        State = state;
        Changed?.Invoke();
    }
}
