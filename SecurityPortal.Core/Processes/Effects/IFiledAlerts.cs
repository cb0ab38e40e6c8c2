namespace SecurityPortal.Core.Processes.Effects;

/// <summary>Whom of the ministry a filing concerns at once, beside the applicant's own mail.</summary>
public interface IFiledAlerts
{
    /// <summary>Asked after <see cref="IOnFiled"/>, in the same transaction.</summary>
    Task<IReadOnlyList<FiledAlert>> AlertsAsync(CaseContext move, CancellationToken ct);
}
