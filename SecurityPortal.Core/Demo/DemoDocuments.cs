using SecurityPortal.Core.Processes.Licensing;


namespace SecurityPortal.Core.Demo;

/// <summary>
/// The sample files: one for each document of the licensing form, marked "MOSTËR / UZORAK / SAMPLE", and emblems. Served and listed in Development only.
/// </summary>
public static class DemoDocuments
{
    /// <summary>Emblems of made-up companies.</summary>
    public static IReadOnlyList<DemoDocument> Emblems { get; } =
    [
        new(LicensingForm.EmblemKind, "stema-1.png"),
        new(LicensingForm.EmblemKind, "stema-2.png"),
        new(LicensingForm.EmblemKind, "stema-3.png"),
    ];

    /// <summary>A receipt of a payment, to upload at a slip.</summary>
    public static DemoDocument Receipt { get; } = new("RECEIPT", "deshmia-e-pageses.pdf");

    /// <summary>A signed contract and an annex.</summary>
    public static IReadOnlyList<DemoDocument> Contracts { get; } = [new("CN01", "CN01-kontrata.pdf"), new("CN02", "CN02-aneksi.pdf")];

    /// <summary>The sample of a kind of <see cref="Contracts"/>.</summary>
    public static DemoDocument Contract(string kind) => Contracts.Single(d => d.KindCode == kind);

    /// <summary>All that an application for a service licence needs, in the order in which they are asked for.</summary>
    public static IReadOnlyList<DemoDocument> All { get; } =
    [
        Emblems[0],
        new("D01", "D01-verifikimi.pdf"),
        new("D02", "D02-profili.pdf"),
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

    // Documents of single processes, for which an existing sample stands in.
    private static readonly DemoDocument[] Further =
    [
        new("D12", "D11-rregullorja.pdf"),
        new("D13", "D11-rregullorja.pdf"),
        new("D14", "D11-rregullorja.pdf"),
        new("D15", "D11-rregullorja.pdf"),
        new("D16", "D09-punetoret.pdf"),
        new("D17", "D11-rregullorja.pdf"),
        new("T01", "D11-rregullorja.pdf"),
        new("T02", "D09-punetoret.pdf"),
        new("T03", "D08-qiraja.pdf"),
        new("T04", "D08-qiraja.pdf"),
    ];

    /// <summary>The sample of a kind of document.</summary>
    public static DemoDocument Of(string kindCode) => All.Concat(Further).First(d => d.KindCode == kindCode);
}
