using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.CloseProtection;

namespace SecurityPortal.Web.Processes.CloseProtection;

/// <summary>What is typed of the police's answer.</summary>
public sealed class PoliceAnswerForm
{
    public string DateText { get; set; } = "";

    public bool? Agrees { get; set; }

    public string? Text { get; set; }

    /// <summary>As the service takes it.</summary>
    public PoliceAnswer Answer => new(TypedDate.Parse(DateText), Agrees, Text);
}
