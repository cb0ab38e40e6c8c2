namespace SecurityPortal.Tests.Races;

/// <summary>Lets several act at the same moment.</summary>
internal static class AtOnce
{
    /// <summary>Every answer, in the order of <paramref name="acts"/>; none acts before all are ready.</summary>
    public static async Task<T[]> RunAsync<T>(params IReadOnlyCollection<Func<Task<T>>> acts)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = acts.Select(act => Task.Run(async () =>
        {
            await start.Task;
            return await act();
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }

    /// <summary>The same of one act, so many times.</summary>
    public static Task<T[]> RunAsync<T>(int times, Func<Task<T>> act) => RunAsync([.. Enumerable.Repeat(act, times)]);
}
