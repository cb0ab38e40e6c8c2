namespace SecurityPortal.Core.Reference;

/// <summary>The one class of service that others depend on.</summary>
public static class ServiceClasses
{
    /// <summary>Basic security: first of all, and when it is suspended everything stands still.</summary>
    public const string Basic = "SRV-BAZ";
}
