namespace SecurityPortal.Core.Cases;

/// <summary>Tells open pages that a case changed. It carries ids only: each page reads again under its own rights.</summary>
public interface ICaseChangeFeed
{
    /// <summary>Announces a change; call it after the commit.</summary>
    void Publish(Guid caseId);

    /// <summary>
    /// Calls <paramref name="changed"/> when the case changed, or any case where none is named, until disposed: at once, then at most twice a second, the last
    /// change included. It runs in the context of whoever subscribes (their language), never in that of whoever publishes.
    /// </summary>
    IDisposable Subscribe(Guid? caseId, Func<Task> changed);
}
