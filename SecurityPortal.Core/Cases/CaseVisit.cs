namespace SecurityPortal.Core.Cases;

/// <summary>A person's look at a case: tells who else looks, and ends when disposed.</summary>
public sealed class CaseVisit(Func<IReadOnlyList<string>> others, Action leave) : IDisposable
{
    /// <summary>Names of the others who look at the case now.</summary>
    public IReadOnlyList<string> Others => others();

    /// <inheritdoc/>
    public void Dispose() => leave();
}
