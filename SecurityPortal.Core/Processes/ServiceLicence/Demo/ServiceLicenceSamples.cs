using SecurityPortal.Core.Demo;

namespace SecurityPortal.Core.Processes.ServiceLicence.Demo;

/// <summary>Documents of single classes, for which a sample of the form stands in.</summary>
internal static class ServiceLicenceSamples
{
    private const string Rules = "D11-rregullorja.pdf";

    public static IReadOnlyList<DemoDocument> All { get; } =
        [new("D12", Rules), new("D13", Rules), new("D14", Rules), new("D15", Rules), new("D16", "D09-punetoret.pdf"), new("D17", Rules)];
}
