
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

    /// <summary>To an applicant: a contract is authorised; the slip is attached.</summary>
    public const string CaseAuthorised = nameof(CaseAuthorised);

    /// <summary>To an applicant: the fee is settled, the authorisation of the contract counts.</summary>
    public const string CaseEffective = nameof(CaseEffective);

    /// <summary>To an applicant: a contract's last day has passed.</summary>
    public const string ContractEnded = nameof(ContractEnded);

    /// <summary>To an applicant: a contract was ended early, as notified.</summary>
    public const string ContractTerminated = nameof(ContractTerminated);

    /// <summary>To the officer: a further version was added to a case in force.</summary>
    public const string CaseAmended = nameof(CaseAmended);

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

    /// <summary>To a company: a paid card will not be made or handed over; its case was closed.</summary>
    public const string CardClosed = nameof(CardClosed);

    /// <summary>To an institution: a candidate is saved; the slip is attached.</summary>
    public const string CandidateSaved = nameof(CandidateSaved);

    /// <summary>To an institution: its group has applied for the exam.</summary>
    public const string ExamApplied = nameof(ExamApplied);

    /// <summary>To a candidate: when and where the exam is; the convocation is attached.</summary>
    public const string ExamConvocation = nameof(ExamConvocation);

    /// <summary>To an institution: its candidate is called to a session.</summary>
    public const string ExamScheduled = nameof(ExamScheduled);

    /// <summary>To an institution: the session of its candidate was moved.</summary>
    public const string ExamMoved = nameof(ExamMoved);

    /// <summary>To a candidate and the institution: the candidate is taken out of a session, or the session is called off.</summary>
    public const string ExamCancelled = nameof(ExamCancelled);

    /// <summary>To a candidate and the institution: passed, with the certificate's number.</summary>
    public const string ExamPassed = nameof(ExamPassed);

    /// <summary>To a candidate and the institution: failed.</summary>
    public const string ExamFailed = nameof(ExamFailed);

    /// <summary>To a candidate and the institution: the candidate did not come.</summary>
    public const string ExamMissed = nameof(ExamMissed);

    /// <summary>To a candidate and the institution: the result was corrected into a pass, or its points were.</summary>
    public const string ExamPassCorrected = nameof(ExamPassCorrected);

    /// <summary>To a candidate and the institution: the result was corrected into a fail, or its points were.</summary>
    public const string ExamFailCorrected = nameof(ExamFailCorrected);

    /// <summary>To a candidate and the institution: the result was corrected into an absence.</summary>
    public const string ExamAbsenceCorrected = nameof(ExamAbsenceCorrected);

    /// <summary>To an applicant: a draft will be deleted soon.</summary>
    public const string DraftExpiring = nameof(DraftExpiring);

    /// <summary>To the holder: the licence is suspended.</summary>
    public const string LicenceSuspended = nameof(LicenceSuspended);

    /// <summary>To the holder: the suspension is lifted.</summary>
    public const string LicenceSuspensionLifted = nameof(LicenceSuspensionLifted);

    /// <summary>To the holder: the licence is revoked.</summary>
    public const string LicenceRevoked = nameof(LicenceRevoked);

    /// <summary>To the holder: the licence runs out soon.</summary>
    public const string LicenceExpiring = nameof(LicenceExpiring);

    /// <summary>To the holder: the licence has run out.</summary>
    public const string LicenceExpired = nameof(LicenceExpired);

    /// <summary>To the applicant: the appeal was received.</summary>
    public const string AppealFiled = nameof(AppealFiled);

    /// <summary>To the officer and the supervisor: an appeal against their decision.</summary>
    public const string AppealReceived = nameof(AppealReceived);

    /// <summary>To the applicant: the appeal was upheld; with the slip where a fee falls due.</summary>
    public const string AppealUpheld = nameof(AppealUpheld);

    /// <summary>To the applicant: the appeal was rejected.</summary>
    public const string AppealRejected = nameof(AppealRejected);

    /// <summary>To the applicant: the matter is decided anew.</summary>
    public const string AppealReturned = nameof(AppealReturned);

    /// <summary>To a company: its incident report is filed, with its number.</summary>
    public const string ReportFiled = nameof(ReportFiled);

    /// <summary>To the division: a report of a high level of force or of an injury came in.</summary>
    public const string ReportAlert = nameof(ReportAlert);

    /// <summary>To the officer: the company has corrected a report.</summary>
    public const string ReportCorrected = nameof(ReportCorrected);

    /// <summary>To a company: the division asks something about a report.</summary>
    public const string FollowUpAsked = nameof(FollowUpAsked);

    /// <summary>To the officer who asked: the company has answered.</summary>
    public const string FollowUpAnswered = nameof(FollowUpAnswered);
}
