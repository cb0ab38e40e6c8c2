namespace SecurityPortal.Core.Registries;

/// <summary>Why visitors ask the registries; written to the look-up log.</summary>
public static class VisitorPurposes
{
    public const string Company = "registration";

    public const string Person = "registration/person";
}
