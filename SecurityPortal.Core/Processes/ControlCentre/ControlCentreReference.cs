using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>Fields with the service class each needs (domain.md §1.4), fees (§2.13) and documents (§2.5) as shipped; none has a source, all are
/// unconfirmed.</summary>
internal static class ControlCentreReference
{
    /// <summary>Code list of the fields in which a centre is certified.</summary>
    public const string FieldList = "control-centre-field";

    public static ReferenceRows Rows { get; } = new([.. Fields()], [.. Tariffs()], [.. Documents()]);

    private static IEnumerable<CodeItem> Fields()
    {
        yield return Field("QK-BAZ", 1, "SRV-BAZ", "Shërbime themelore (patrullim)", "Osnovne usluge (patrole)", "Basic services (patrol dispatch)");
        yield return Field("QK-TPG", 2, "SRV-TPG", "Transportimi i parave të gatshme", "Transport gotovine", "Cash-in-transit tracking");
        yield return Field("QK-ME", 3, "SRV-ME", "Mbikëqyrje elektronike", "Elektronski nadzor", "Electronic surveillance (alarms, video)");
        yield return Field("QK-MA", 4, "SRV-MA", "Mbrojtje e afërt", "Lično obezbeđenje", "Close protection");
    }

    private static CodeItem Field(string code, int order, string needs, string sq, string sr, string en) => new()
    {
        List = FieldList, Code = code, Order = order, NeedsClass = needs,
        Name = ReferenceData.Name($"Qendra e kontrollit: {sq}", $"Kontrolni centar: {sr}", $"Control centre: {en}"), ValidFrom = ReferenceData.Start,
    };

    private static IEnumerable<Tariff> Tariffs() =>
        from item in Fields()
        from kind in new[] { RequestKind.Initial, RequestKind.Renewal }
        let renewal = kind == RequestKind.Renewal
        select new Tariff
        {
            Code = $"{ControlCentreProcess.ProcessKey}/{item.Code}/{kind}",
            Name = ReferenceData.Name(
                $"{(renewal ? "Vazhdim i certifikatës" : "Certifikatë")}: {item.Name.Sq}",
                $"{(renewal ? "Produženje sertifikata" : "Sertifikat")}: {item.Name.Sr}",
                $"{(renewal ? "Certificate renewal" : "Certificate")}: {item.Name.En}"),
            AmountCents = 250_00,
            RevenueCode = "50000",
            ValidFrom = ReferenceData.Start,
        };

    // The application itself asks for none; an officer may return a case and ask for any.
    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document("Q01", 1, "Përshkrimi teknik i qendrës dhe i pajisjeve", "Tehnički opis centra i opreme",
            "Technical description of the centre and its equipment");
        yield return Document("Q02", 2, "Plani i objektit", "Plan prostorija", "Floor plan");
        yield return Document("Q03", 3, "Lista e operatorëve", "Spisak operatera", "List of operators");
        yield return Document("Q04", 4, "Dëshmi për furnizimin rezervë me energji dhe lidhjet rezervë të komunikimit",
            "Dokaz o rezervnom napajanju i rezervnim vezama", "Proof of backup power and communication");
        yield return Document("Q05", 5, "Polica e sigurimit të përgjegjësisë", "Polisa osiguranja od odgovornosti", "Liability insurance policy");
    }

    private static DocumentRequirement Document(string kind, int order, string sq, string sr, string en) => new()
    {
        ProcessKey = ControlCentreProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = false, MayBeReused = true,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
