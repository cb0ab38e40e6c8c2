namespace SecurityPortal.Web.Components.Appeals;

/// <summary>What is typed for an appeal; it outlives its dialog.</summary>
public sealed class AppealForm
{
    /// <summary>Reasons of the appeal.</summary>
    public string? Text { get; set; }
}
