namespace SecurityPortal.Core.Notifications;

/// <summary>Makes the files of one kind that go along with mails. They carry no personal number.</summary>
public interface IMailAttachmentProvider
{
    /// <summary>The <see cref="MailAttachmentRef.Kind"/> it answers for; one provider for each.</summary>
    string Kind { get; }

    /// <summary>The file, named for its receiver. A reference to nothing throws.</summary>
    /// <param name="reference">What it is about.</param>
    /// <param name="language">Receiver's culture name.</param>
    /// <param name="ct">Ends the work.</param>
    Task<MailAttachment> MakeAsync(Guid reference, string language, CancellationToken ct);
}
