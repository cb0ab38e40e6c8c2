namespace SecurityPortal.Core.Notifications;

/// <summary>Makes the PDF of a payment slip that goes along with a mail.</summary>
public interface ISlipAttachment
{
    /// <summary>The slip as a file named for its receiver.</summary>
    Task<MailAttachment> MakeAsync(Guid slipId, string language, CancellationToken ct);
}
