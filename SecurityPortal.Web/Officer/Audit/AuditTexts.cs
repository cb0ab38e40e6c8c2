namespace SecurityPortal.Web.Officer.Audit;

/// <summary>Marks the texts of the audit page.</summary>
public sealed class AuditTexts;
