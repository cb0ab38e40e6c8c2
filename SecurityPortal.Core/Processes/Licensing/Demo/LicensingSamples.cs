using SecurityPortal.Core.Demo;

namespace SecurityPortal.Core.Processes.Licensing.Demo;

/// <summary>The sample files of the licensing form: one for each of its documents, and emblems.</summary>
public static class LicensingSamples
{
    /// <summary>Emblems of made-up companies.</summary>
    public static IReadOnlyList<DemoDocument> Emblems { get; } =
    [
        new(LicensingForm.EmblemKind, "stema-1.png") { IsCompared = true },
        new(LicensingForm.EmblemKind, "stema-2.png") { IsCompared = true },
        new(LicensingForm.EmblemKind, "stema-3.png") { IsCompared = true },
    ];

    /// <summary>All that every process of the form needs, in the order in which they are asked for.</summary>
    public static IReadOnlyList<DemoDocument> All { get; } =
    [
        Emblems[0],
        new(LicensingForm.BackgroundForm, "D01-verifikimi.pdf"),
        new(LicensingForm.ProfileForm, "D02-profili.pdf"),
        new("D03", "D03-regjistrimi.pdf"),
        new("D04", "D04-numri-fiskal.pdf"),
        new("D05", "D05-atk.pdf"),
        new("D06", "D06-gjykata.pdf"),
        new("D07", "D07-polica.pdf"),
        new("D08", "D08-qiraja.pdf"),
        new("D09", "D09-punetoret.pdf"),
        new("D10", "D10-leternjoftimi.pdf"),
        new("D11", "D11-rregullorja.pdf"),
    ];
}
