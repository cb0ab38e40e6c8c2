namespace SecurityPortal.Core.Cases;

/// <summary>Tells open pages that a case changed. It carries ids only: each page reads again under its own rights.</summary>
public interface ICaseChangeFeed
{
    /// <summary>Announces a change; call it after the commit.</summary>
    void Publish(Guid caseId);

    /// <summary>Calls <paramref name="changed"/> at each change of the case, or of any case where none is named, until disposed.</summary>
    IDisposable Subscribe(Guid? caseId, Func<Task> changed);
}
