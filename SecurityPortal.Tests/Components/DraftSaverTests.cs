using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components;

public sealed class DraftSaverTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<DateTimeOffset> _saves = [];
    private readonly DraftSaver _saver;
    private Func<Task<Result<DraftSaved>>> _answer = () => Task.FromResult<Result<DraftSaved>>(new DraftSaved(Guid.NewGuid(), default));

    public DraftSaverTests() => _saver = new DraftSaver(
        () =>
        {
            _saves.Add(_clock.GetUtcNow());
            return _answer();
        },
        _clock);


    [Fact]
    public void Touch_OneChange_IsSavedAfterASecond()
    {
        _saver.Touch();
        Assert.Equal(SaveState.Saving, _saver.State);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Empty(_saves);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Single(_saves);
        Assert.Equal(SaveState.Saved, _saver.State);
    }

    [Fact]
    public void Touch_WhileTypingGoesOn_SavesWithinTwoSecondsOfEachChange()
    {
        var typed = new List<DateTimeOffset>();
        for (var i = 0; i < 50; i++)
        {
            _saver.Touch();
            typed.Add(_clock.GetUtcNow());
            _clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.All(typed, t => Assert.Contains(_saves, s => s >= t && s <= t + TimeSpan.FromSeconds(2)));
        Assert.InRange(_saves.Count, 9, 12);
    }

    [Fact]
    public void Touch_Nothing_SavesNothing()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_saves);
        Assert.Equal(SaveState.Saved, _saver.State);
    }

    [Fact]
    public async Task Touch_DuringASave_WaitsForItAndSavesAgain()
    {
        var slow = new TaskCompletionSource<Result<DraftSaved>>();
        var atOnce = 0;
        _answer = async () =>
        {
            Assert.Equal(1, Interlocked.Increment(ref atOnce));
            var result = await slow.Task;
            Interlocked.Decrement(ref atOnce);
            return result;
        };
        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));

        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(5));
        var flushed = _saver.FlushAsync();
        Assert.Single(_saves);
        slow.SetResult(new DraftSaved(Guid.NewGuid(), default));

        Assert.True(await flushed);
        Assert.Equal(2, _saves.Count);
        Assert.Equal(SaveState.Saved, _saver.State);
    }

    [Fact]
    public async Task Touch_AfterTheSaveTookItsAnswers_IsNeverShownAsSaved()
    {
        var slow = new TaskCompletionSource<Result<DraftSaved>>();
        _answer = () => slow.Task;
        _saver.Touch();
        var flushed = _saver.FlushAsync();
        var seen = new List<SaveState>();
        _saver.Changed += () => seen.Add(_saver.State);

        _saver.Touch();
        slow.SetResult(new DraftSaved(Guid.NewGuid(), default));

        Assert.False(await flushed);
        Assert.Equal(SaveState.Saving, _saver.State);
        Assert.DoesNotContain(SaveState.Saved, seen);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((SaveState.Saved, 2), (_saver.State, _saves.Count));
    }

    [Fact]
    public void Resume_AfterAConflict_SaysSavedOnlyOnceItIs()
    {
        var answer = _answer;
        _answer = () => Task.FromResult<Result<DraftSaved>>(new DraftChangedByOther("Dardan", default));
        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var seen = new List<SaveState>();
        _saver.Changed += () => seen.Add(_saver.State);

        _answer = answer;
        _saver.Resume();

        Assert.Equal(SaveState.Saving, _saver.State);
        Assert.DoesNotContain(SaveState.Saved, seen);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SaveState.Saved, _saver.State);
    }

    [Fact]
    public void Save_DatabaseAway_IsToldAndTriedAgainUntilItWorks()
    {
        var answer = _answer;
        _answer = () => throw new IOException("disk full");
        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SaveState.Failing, _saver.State);

        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((SaveState.Failing, 2), (_saver.State, _saves.Count));

        _answer = answer;
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((SaveState.Saved, 3), (_saver.State, _saves.Count));
    }

    [Fact]
    public async Task Save_ChangedByOther_StopsUntilThePersonDecides()
    {
        var answer = _answer;
        _answer = () => Task.FromResult<Result<DraftSaved>>(new DraftChangedByOther("Dardan", default));
        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SaveState.Stopped, _saver.State);
        Assert.IsType<DraftChangedByOther>(_saver.Error);

        _saver.Touch();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await _saver.FlushAsync());
        Assert.Single(_saves);

        _answer = answer;
        _saver.Resume();
        Assert.True(await _saver.FlushAsync());
        Assert.Equal((SaveState.Saved, 2), (_saver.State, _saves.Count));
    }

    [Fact]
    public async Task Discard_AfterAConflict_GivesUpWhatWasTyped()
    {
        _answer = () => Task.FromResult<Result<DraftSaved>>(new DraftChangedByOther("Dardan", default));
        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));

        _saver.Discard();

        Assert.True(await _saver.FlushAsync());
        Assert.Single(_saves);
    }

    [Fact]
    public async Task Flush_BeforeTheSecondIsOver_SavesAtOnceAndOnlyOnce()
    {
        _saver.Touch();

        Assert.True(await _saver.FlushAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(_saves);
    }

    [Fact]
    public async Task Dispose_WithAnUnsavedChange_SavesIt()
    {
        _saver.Touch();

        await _saver.DisposeAsync();

        Assert.Single(_saves);
    }

    [Fact]
    public async Task Dispose_DatabaseAway_EndsQuietly()
    {
        _answer = () => throw new IOException("disk full");
        _saver.Touch();

        await _saver.DisposeAsync();

        Assert.Single(_saves);
    }

    [Fact]
    public void Changed_StateByState_IsRaised()
    {
        var seen = new List<SaveState>();
        _saver.Changed += () => seen.Add(_saver.State);

        _saver.Touch();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([SaveState.Saving, SaveState.Saved], seen);
    }
}
