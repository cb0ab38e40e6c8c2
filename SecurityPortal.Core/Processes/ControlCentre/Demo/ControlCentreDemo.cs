using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;

namespace SecurityPortal.Core.Processes.ControlCentre.Demo;

/// <summary>A centre with a certificate, and one that has yet to pay for it.</summary>
internal sealed class ControlCentreDemo : IDemoPlay
{
    private const string PatrolCentre = "QK-BAZ";

    public IReadOnlyList<DemoDocument> Documents => [];

    public void Write(DemoCases script, DemoStage stage)
    {
        script.Issue(stage, Apply(script, stage, DemoAccounts.FirstCompany, 200), 198);
        var unpaid = Apply(script, stage, DemoCompanies.Established, 11);
        script.Decide(stage, unpaid, 10, 7, second: true);
        script.Approve(stage, unpaid, 4);
    }

    // A request takes no more than the field.
    private static DemoRequest Apply(DemoCases script, DemoStage stage, string businessNumber, int daysAgo)
    {
        var request = new DemoRequest(businessNumber, ControlCentreProcess.Definition, PatrolCentre);
        script.At(daysAgo, 9, ct => stage.AsCompanyAsync(
            request,
            async services =>
            {
                var filed = await services.GetRequiredService<ControlCentreDesk>().ApplyAsync(request.ClassCode, ct);
                request.CaseId = DemoStage.Done(filed).CaseId;
            },
            ct));
        return request;
    }
}
