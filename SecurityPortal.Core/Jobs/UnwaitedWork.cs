namespace SecurityPortal.Core.Jobs;

/// <summary>The one door for work that nobody waits for: what it throws is told instead of being lost with its task.</summary>
public static class UnwaitedWork
{
    /// <summary>Lets the work go on by itself; whatever it throws, a cancellation too, goes to <paramref name="failed"/>.</summary>
    public static void GoOn(this Task work, Action<Exception> failed) => work.GoOn(fault =>
    {
        failed(fault);
        return Task.CompletedTask;
    });

    /// <summary>Lets the work go on by itself; whatever it throws, a cancellation too, goes to <paramref name="failed"/>.</summary>
    public static void GoOn(this Task work, Func<Exception, Task> failed) => _ = ObserveAsync(work, failed);

    private static async Task ObserveAsync(Task work, Func<Exception, Task> failed)
    {
        try
        {
            await work;
        }
        catch (Exception fault)
        {
            await failed(fault);
        }
    }
}
