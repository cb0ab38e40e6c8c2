using SecurityPortal.Core.Demo;

namespace SecurityPortal.Core.Processes.Licensing.Demo;

/// <summary>The play of a process of the licensing form.</summary>
/// <param name="process">The process.</param>
/// <param name="further">Samples of the documents that the process asks for beside those of the form.</param>
internal abstract class LicensingDemo(ProcessDefinition process, IReadOnlyList<DemoDocument> further) : IDemoPlay
{
    /// <inheritdoc/>
    public IReadOnlyList<DemoDocument> Documents { get; } = [.. LicensingSamples.All, .. LicensingSamples.Emblems, .. further];

    /// <inheritdoc/>
    public abstract void Write(DemoCases script, DemoStage stage);

    /// <summary>A company, which the portal comes to know if need be, files a request.</summary>
    protected DemoRequest Apply(DemoCases script, DemoStage stage, string businessNumber, string classCode, int daysAgo)
    {
        var request = new DemoRequest(businessNumber, process, classCode);
        script.At(daysAgo + 1, 8, ct => stage.AddCompanyAsync(businessNumber, ct));
        var business = DemoStage.Business(businessNumber);
        script.At(daysAgo, 9, ct => stage.FileAsync<LicensingApplication>(request, a => LicensingDemoAnswers.Fill(a, business), Samples(request, true), ct));
        return request;
    }

    /// <summary>A company fills in a request up to a step.</summary>
    protected void Draft(DemoCases script, DemoStage stage, string businessNumber, string classCode, string step, int daysAgo, int hour)
    {
        var request = new DemoRequest(businessNumber, process, classCode);
        var done = process.Form.Steps.TakeWhile(s => s != step).ToList();
        var documents = done.Contains(LicensingForm.ProfileStep) ? Samples(request, done.Contains(ProcessDefinition.DocumentsStep)) : [];
        script.At(daysAgo, hour, ct => stage.DraftAsync<LicensingApplication>(request, step, a => Fill(a, businessNumber, done), documents, ct));
    }

    /// <summary>A company corrects what came back, and signs anew.</summary>
    protected void Complete(DemoCases script, DemoStage stage, DemoRequest request, int daysAgo, Action<LicensingApplication> correct) =>
        script.At(daysAgo, 11, ct => stage.CorrectAsync(request, correct, Forms(), ct));

    private static void Fill(LicensingApplication application, string businessNumber, List<string> done)
    {
        var full = PayloadJson.Read<LicensingApplication>(PayloadJson.Write(application));
        LicensingDemoAnswers.Fill(full, DemoStage.Business(businessNumber));
        application.Company = full.Company;
        application.Background = done.Contains(LicensingForm.BackgroundStep) ? full.Background : application.Background;
        application.Profile = done.Contains(LicensingForm.ProfileStep) ? full.Profile : application.Profile;
    }

    // Everything the process asks for, or the first three of it, beside the emblem and the papers to sign.
    private List<DemoDocument> Samples(DemoRequest request, bool all)
    {
        var emblem = LicensingSamples.Emblems[LicensingDemoAnswers.LookOf(DemoStage.Business(request.BusinessNumber))];
        var asked = process.Reference.Documents.Where(d => d.ClassCode is null || d.ClassCode == request.ClassCode).Select(d => d.KindCode);
        var others = asked.Except(process.FormKinds).Select(Sample).ToList();
        return [emblem, .. others.Take(all ? others.Count : 3), .. Forms()];
    }

    private List<DemoDocument> Forms() => [.. process.FormKinds.Select(Sample)];

    private DemoDocument Sample(string kindCode) => LicensingSamples.All.Concat(further).First(d => d.KindCode == kindCode);
}
