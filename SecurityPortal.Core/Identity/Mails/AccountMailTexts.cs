namespace SecurityPortal.Core.Identity.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class AccountMailTexts;
