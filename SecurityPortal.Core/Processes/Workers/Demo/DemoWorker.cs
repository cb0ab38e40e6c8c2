using SecurityPortal.Core.Demo;

namespace SecurityPortal.Core.Processes.Workers.Demo;

/// <summary>A made-up person of the demo civil registry who works, or wants to work, in private security.</summary>
/// <param name="Number">Personal number.</param>
/// <param name="Employer">Business number of the company that applies; null where the person does so.</param>
internal sealed record DemoWorker(string Number, string? Employer)
{
    /// <summary>A request about the person.</summary>
    public DemoRequest Request(ProcessDefinition process, string classCode) => new(Employer ?? "", process, classCode);

    /// <inheritdoc/>
    public override string ToString() => $"worker of {Employer ?? "their own"}";
}
