namespace SecurityPortal.Core.Notifications;

/// <summary>Names of the mails. Their subject, paragraphs and button stand in MailTexts under <c>{name}.Subject</c>, <c>.Body</c>, <c>.Button</c>.</summary>
public static class MailTemplates
{
    /// <summary>To an applicant: the request is filed, with its number.</summary>
    public const string CaseSubmitted = nameof(CaseSubmitted);

    /// <summary>To an applicant: the case was returned; there are comments in the portal.</summary>
    public const string CaseReturned = nameof(CaseReturned);

    /// <summary>To the officer: the applicant has completed the case.</summary>
    public const string CaseCompleted = nameof(CaseCompleted);

    /// <summary>To an applicant: approved; the slip is attached.</summary>
    public const string CaseApproved = nameof(CaseApproved);

    /// <summary>To an applicant: refused, with how to appeal.</summary>
    public const string CaseRefused = nameof(CaseRefused);

    /// <summary>To an applicant: paid and issued.</summary>
    public const string CaseIssued = nameof(CaseIssued);

    /// <summary>To an applicant: paid; what was asked for is being made.</summary>
    public const string CasePaid = nameof(CasePaid);

    /// <summary>To an applicant: the card is printed and can be fetched.</summary>
    public const string CardReady = nameof(CardReady);

    /// <summary>To an applicant: withdrawn.</summary>
    public const string CaseWithdrawn = nameof(CaseWithdrawn);

    /// <summary>To a new account: confirm the address.</summary>
    public const string ConfirmEmail = nameof(ConfirmEmail);

    /// <summary>To an address somebody tried to register again.</summary>
    public const string EmailTaken = nameof(EmailTaken);

    /// <summary>To an account: choose a new password.</summary>
    public const string ResetPassword = nameof(ResetPassword);

    /// <summary>To a new address of an account: confirm the change.</summary>
    public const string ConfirmNewEmail = nameof(ConfirmNewEmail);

    /// <summary>To the old address: the address was changed.</summary>
    public const string EmailChanged = nameof(EmailChanged);

    /// <summary>To an account: its password was changed.</summary>
    public const string PasswordChanged = nameof(PasswordChanged);

    /// <summary>To an invited delegate.</summary>
    public const string DelegateInvited = nameof(DelegateInvited);

    /// <summary>To a new account of the ministry: choose a password.</summary>
    public const string OfficerInvited = nameof(OfficerInvited);

    /// <summary>To an applicant: a returned case must be completed soon.</summary>
    public const string CompletionReminder = nameof(CompletionReminder);

    /// <summary>To an applicant: the case was closed because it was not completed in time.</summary>
    public const string CaseClosedIncomplete = nameof(CaseClosedIncomplete);

    /// <summary>To an applicant: the case was closed because its slip was not paid in time.</summary>
    public const string CaseClosedUnpaid = nameof(CaseClosedUnpaid);

    /// <summary>To an applicant: a draft will be deleted soon.</summary>
    public const string DraftExpiring = nameof(DraftExpiring);
}
