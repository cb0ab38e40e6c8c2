namespace SecurityPortal.Core.Demo;

/// <summary>The sample files of worker licences and person cards.</summary>
public static class DemoWorkerDocuments
{
    /// <summary>A drawn portrait.</summary>
    public static DemoDocument Portrait { get; } = new("PHOTO-ORIGINAL", "portreti.png");

    /// <summary>One for each document.</summary>
    public static IReadOnlyList<DemoDocument> All { get; } =
    [
        new("W01", "W01-identiteti.pdf"),
        new("W02", "W02-gjykata.pdf"),
        new("W03", "W03-provimi.pdf"),
        new("W04", "W04-mjekesore.pdf"),
        new("W05", "W05-diploma.pdf"),
        new("W06", "W06-kontrata.pdf"),
        new("W07", "W07-leja.pdf"),
        new("C01", "C01-kerkesa.pdf"),
        new("C02", "C02-kartela-e-vjeter.pdf"),
        new("C03", "C03-policia.pdf"),
    ];
}
