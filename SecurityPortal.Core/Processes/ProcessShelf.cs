namespace SecurityPortal.Core.Processes;

/// <summary>Where a process stands among the applicant's pages.</summary>
/// <param name="Route">Path of the list page, e.g. <c>/applications/service-licence</c>; the wizard is at <c>{Route}/{draft}/{step}</c>.</param>
public sealed record ProcessShelf(string Route)
{
    /// <summary>The process's own page lists its drafts and cases; the applicant's home page names only those that ask for something.</summary>
    public bool HasOwnList { get; init; }

    /// <summary>Where the applicant finds themselves after Finish, of a case and whether it was corrected; the case's page where the process has no
    /// say.</summary>
    public Func<Guid, bool, string>? AfterFinish { get; init; }

    /// <summary>Where the applicant finds themselves after Finish.</summary>
    public string PathAfterFinish(Guid caseId, bool corrected) =>
        AfterFinish?.Invoke(caseId, corrected) ?? $"/cases/{caseId}?done={(corrected ? "corrected" : "filed")}";
}
