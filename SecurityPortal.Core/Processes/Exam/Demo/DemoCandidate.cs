using SecurityPortal.Core.Demo;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam.Demo;

/// <summary>A candidate of an institution.</summary>
/// <param name="Request">The request of the institution.</param>
/// <param name="Person">A person of the demo civil registry.</param>
/// <param name="Employer">The employer where it is not the institution.</param>
internal sealed record DemoCandidate(DemoRequest Request, PersonSnapshot Person, string? Employer)
{
    /// <inheritdoc/>
    public override string ToString() => $"candidate of {Request.BusinessNumber}";
}
