using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>The settings that several rooms read; a setting of one process stands there.</summary>
public static class SettingKeys
{
    /// <summary>Years a company licence is valid.</summary>
    public static SettingKey<FilingDay> LicenceYears { get; } = new("licence.years", SettingRule.Number(1, 20, SettingUnit.Years));

    /// <summary>Days before expiry on which renewal opens.</summary>
    public static SettingKey<PresentDay> RenewalDays { get; } = new("renewal.days", SettingRule.Number(1, 365, SettingUnit.Days));

    /// <summary>Days an applicant has for a completion, proposed to the officer.</summary>
    public static SettingKey<ActDay> CompletionDays { get; } = new("completion.days", SettingRule.Number(1, 180, SettingUnit.Days));

    /// <summary>Days within which the division decides.</summary>
    public static SettingKey<FilingDay> DecisionDays { get; } = new("decision.days", SettingRule.Number(1, 365, SettingUnit.Days));

    public static SettingKey<ActDay> AppealDays { get; } = new("appeal.days", SettingRule.Number(1, 90, SettingUnit.Days));

    /// <summary>Days to pay a slip.</summary>
    public static SettingKey<ActDay> PaymentDays { get; } = new("payment.days", SettingRule.Number(1, 180, SettingUnit.Days));

    /// <summary>Days after which an unpaid case is closed.</summary>
    public static SettingKey<ActDay> PaymentCloseDays { get; } = new("payment.close-days", SettingRule.Number(1, 365, SettingUnit.Days));

    /// <summary>Cents that a cashier may let go of a slip that was paid but for them.</summary>
    public static SettingKey<ActDay> PaymentTolerance { get; } = new("payment.tolerance", SettingRule.Number(0, 100_000, SettingUnit.Cents));

    /// <summary>Days after the last change on which a draft is deleted.</summary>
    public static SettingKey<PresentDay> DraftDays { get; } = new("draft.days", SettingRule.Number(1, 730, SettingUnit.Days));

    /// <summary>First characters of the payment reference.</summary>
    public static SettingKey<ActDay> ReferencePrefix { get; } = new("payment.reference-prefix", SettingRule.Digits(3));

    /// <summary>Name of the beneficiary on slips.</summary>
    public static SettingKey<ActDay> Beneficiary { get; } = new("payment.beneficiary", SettingRule.Text);

    /// <summary>Beneficiary's account, 16 digits.</summary>
    public static SettingKey<ActDay> BeneficiaryAccount { get; } = new("payment.account", SettingRule.Account);

    public static SettingKey<ActDay> BeneficiaryBank { get; } = new("payment.bank", SettingRule.Text);

    /// <summary>The law that decisions and licences name: Albanian, then Serbian, with " / " between them.</summary>
    public static SettingKey<ActDay> LegalBasis { get; } = new("legal.basis", SettingRule.Text);

    /// <summary>Name of the body that hears appeals: Albanian, then Serbian, with " / " between them.</summary>
    public static SettingKey<ActDay> AppealBody { get; } = new("appeal.body", SettingRule.Text);

    /// <summary>Look-ups an account may make in an hour.</summary>
    public static SettingKey<PresentDay> LookupsPerHour { get; } = new("lookup.per-hour", SettingRule.Number(1, 10_000, SettingUnit.Persons));

    /// <summary>Look-ups an account may make in a day.</summary>
    public static SettingKey<PresentDay> LookupsPerDay { get; } = new("lookup.per-day", SettingRule.Number(1, 100_000, SettingUnit.Persons));

    /// <summary>Look-ups an account whose identity is not confirmed may make in a day.</summary>
    public static SettingKey<PresentDay> UnconfirmedLookupsPerDay { get; } =
        new("lookup.unconfirmed-per-day", SettingRule.Number(1, 100_000, SettingUnit.Persons));

    /// <summary>Look-ups of businesses a visitor who registers may make in an hour, counted by address and browser.</summary>
    public static SettingKey<PresentDay> VisitorLookupsPerHour { get; } = new("lookup.visitor-per-hour", SettingRule.Number(1, 1_000, SettingUnit.Persons));

    /// <summary>Look-ups that visitors of one network address may make in an hour together.</summary>
    public static SettingKey<PresentDay> NetworkLookupsPerHour { get; } = new("lookup.network-per-hour", SettingRule.Number(1, 100_000, SettingUnit.Persons));

    /// <summary>Persons about whom whoever registers may ask in a day by one confirmed e-mail address.</summary>
    public static SettingKey<PresentDay> AddressPersonsPerDay { get; } = new("lookup.address-persons-per-day", SettingRule.Number(1, 100, SettingUnit.Persons));

    /// <summary>Persons about whom the visitors of one network address may ask in a day together.</summary>
    public static SettingKey<PresentDay> NetworkPersonsPerDay { get; } =
        new("lookup.network-persons-per-day", SettingRule.Number(1, 10_000, SettingUnit.Persons));

    /// <summary>Persons asked about from one network address in a day of which administrators are told.</summary>
    public static SettingKey<PresentDay> NetworkPersonsAlarm { get; } = new("lookup.network-persons-alarm", SettingRule.Number(1, 10_000, SettingUnit.Persons));

    /// <summary>Persons asked about by all visitors in an hour of which administrators are told.</summary>
    public static SettingKey<PresentDay> AllPersonsAlarm { get; } = new("lookup.all-persons-alarm", SettingRule.Number(1, 100_000, SettingUnit.Persons));

    /// <summary>Days before its deletion on which the owner of a draft is told.</summary>
    public static SettingKey<PresentDay> DraftNoticeDays { get; } = new("draft.notice-days", SettingRule.Number(1, 90, SettingUnit.Days));

    /// <summary>Days before the last day of a completion on which the applicant is reminded.</summary>
    public static SettingKey<PresentDay> CompletionNoticeDays { get; } = new("completion.notice-days", SettingRule.Number(1, 90, SettingUnit.Days));

    /// <summary>Likeness of two company names, in per cent, from which officers are told.</summary>
    public static SettingKey<PresentDay> NameLikeness { get; } = new("look-alike.name", SettingRule.Number(1, 100, SettingUnit.Percent));

    /// <summary>Bits of 64 in which two emblems' hashes may differ for officers to be told.</summary>
    public static SettingKey<PresentDay> EmblemDistance { get; } = new("look-alike.emblem", SettingRule.Number(0, 64, SettingUnit.Bits));

    /// <summary>Days before expiry on which a holder is reminded, separated by commas.</summary>
    public static SettingKey<PresentDay> LicenceReminderDays { get; } = new("licence.reminder-days", SettingRule.Numbers(1, 365, SettingUnit.Days));

    /// <summary>Years after which a case that ended without what was asked for is made anonymous.</summary>
    public static SettingKey<PresentDay> RetentionCaseYears { get; } = new("retention.case-years", SettingRule.Number(1, 100, SettingUnit.Years));

    /// <summary>Days after which a look-up in the registries is deleted.</summary>
    public static SettingKey<PresentDay> RetentionLookupDays { get; } = new("retention.lookup-days", SettingRule.Number(1, 3650, SettingUnit.Days));

    /// <summary>Days after which a mail that has left keeps neither its address nor what it said.</summary>
    public static SettingKey<PresentDay> RetentionMailDays { get; } = new("retention.mail-days", SettingRule.Number(1, 3650, SettingUnit.Days));

    /// <summary>Days after which a document of identity, and why it was refused, is deleted once it was decided about.</summary>
    public static SettingKey<PresentDay> RetentionIdentityDays { get; } = new("retention.identity-days", SettingRule.Number(1, 3650, SettingUnit.Days));

    /// <summary>How accounts may prove who they are, separated by commas.</summary>
    public static SettingKey<PresentDay> IdentityWays { get; } = new("identity.ways", SettingRule.Choices("officer", "letter", "eid", "registry"));

    /// <summary>Days for which the code of a letter is good.</summary>
    public static SettingKey<PresentDay> IdentityCodeDays { get; } = new("identity.code-days", SettingRule.Number(1, 180, SettingUnit.Days));

    /// <summary>Times that the code of a letter may be typed.</summary>
    public static SettingKey<PresentDay> IdentityCodeTries { get; } = new("identity.code-tries", SettingRule.Number(1, 20, SettingUnit.Tries));

    /// <summary>Persons an account may ask the registry about by files in a day, beside the look-ups one by one.</summary>
    public static SettingKey<PresentDay> ImportLookupsPerDay { get; } = new("lookup.import-per-day", SettingRule.Number(1, 1_000_000, SettingUnit.Persons));
}
