namespace SecurityPortal.Core.Reference;

/// <summary>Codes of the settings.</summary>
public static class SettingKeys
{
    /// <summary>Years a company licence is valid.</summary>
    public const string LicenceYears = "licence.years";

    /// <summary>Days before expiry on which renewal opens.</summary>
    public const string RenewalDays = "renewal.days";

    /// <summary>Days an applicant has for a completion, proposed to the officer.</summary>
    public const string CompletionDays = "completion.days";

    /// <summary>Days within which the division decides.</summary>
    public const string DecisionDays = "decision.days";

    public const string AppealDays = "appeal.days";

    /// <summary>Days to pay a slip.</summary>
    public const string PaymentDays = "payment.days";

    /// <summary>Days after which an unpaid case is closed.</summary>
    public const string PaymentCloseDays = "payment.close-days";

    /// <summary>Cents that a cashier may let go of a slip that was paid but for them.</summary>
    public const string PaymentTolerance = "payment.tolerance";

    /// <summary>Days after the last change on which a draft is deleted.</summary>
    public const string DraftDays = "draft.days";

    /// <summary>First characters of the payment reference.</summary>
    public const string ReferencePrefix = "payment.reference-prefix";

    /// <summary>Name of the beneficiary on slips.</summary>
    public const string Beneficiary = "payment.beneficiary";

    /// <summary>Beneficiary's account, 16 digits.</summary>
    public const string BeneficiaryAccount = "payment.account";

    public const string BeneficiaryBank = "payment.bank";

    /// <summary>The law that decisions and licences name: Albanian, then Serbian, with " / " between them.</summary>
    public const string LegalBasis = "legal.basis";

    /// <summary>Name of the body that hears appeals: Albanian, then Serbian, with " / " between them.</summary>
    public const string AppealBody = "appeal.body";

    /// <summary>Look-ups an account may make in an hour.</summary>
    public const string LookupsPerHour = "lookup.per-hour";

    /// <summary>Look-ups an account may make in a day.</summary>
    public const string LookupsPerDay = "lookup.per-day";

    /// <summary>Look-ups a visitor who registers may make in an hour, counted by address and browser.</summary>
    public const string VisitorLookupsPerHour = "lookup.visitor-per-hour";

    /// <summary>Days before its deletion on which the owner of a draft is told.</summary>
    public const string DraftNoticeDays = "draft.notice-days";

    /// <summary>Days before the last day of a completion on which the applicant is reminded.</summary>
    public const string CompletionNoticeDays = "completion.notice-days";

    /// <summary>Likeness of two company names, in per cent, from which officers are told.</summary>
    public const string NameLikeness = "look-alike.name";

    /// <summary>Bits of 64 in which two emblems' hashes may differ for officers to be told.</summary>
    public const string EmblemDistance = "look-alike.emblem";

    /// <summary>Days before expiry on which a holder is reminded, separated by commas.</summary>
    public const string LicenceReminderDays = "licence.reminder-days";

    /// <summary>Persons an account may ask the registry about by files in a day, beside the look-ups one by one.</summary>
    public const string ImportLookupsPerDay = "lookup.import-per-day";
}
