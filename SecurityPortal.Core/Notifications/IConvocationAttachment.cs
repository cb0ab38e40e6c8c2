namespace SecurityPortal.Core.Notifications;

/// <summary>Makes the PDF of a convocation to an exam that goes along with a mail.</summary>
public interface IConvocationAttachment
{
    /// <summary>The convocation as a file. It carries no personal number.</summary>
    Task<MailAttachment> MakeAsync(Guid convocationId, CancellationToken ct);
}
