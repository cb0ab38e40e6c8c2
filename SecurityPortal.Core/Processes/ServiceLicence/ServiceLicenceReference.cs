using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Classes (domain.md §1.2), fees (§2.13) and documents (§2.2) as shipped; what has no source is unconfirmed.</summary>
internal static class ServiceLicenceReference
{
    /// <summary>Basic security: first of all, and when it is suspended everything stands still.</summary>
    public const string BasicClass = "SRV-BAZ";

    public const string FirearmsDocument = "D12";

    public static ReferenceRows Rows { get; } = new(
        [.. Classes()],
        [
            .. LicensingReference.Tariffs(
                ServiceLicenceProcess.ProcessKey, Classes(), BasicClass, 500_00, ReferenceData.Name("Licencë", "Licenca", "Licence"),
                ReferenceData.Name("Vazhdim i licencës", "Produženje licence", "Licence renewal")),
        ],
        [.. LicensingReference.Documents(ServiceLicenceProcess.ProcessKey), .. Documents()]);

    private static IEnumerable<CodeItem> Classes()
    {
        const string law = "Ligji Nr. 04/L-004, neni 2";
        yield return Class(BasicClass, 1, law, true, "Shërbime themelore të sigurisë", "Osnovne usluge obezbeđenja", "Basic security services");
        yield return Class("SRV-MA", 2, law, false, "Shërbime të mbrojtjes së afërt", "Usluge ličnog obezbeđenja", "Close protection services");
        yield return Class("SRV-TPG", 3, null, false, "Transportimi i parave të gatshme dhe gjërave me vlerë", "Transport gotovine i dragocenosti",
            "Cash in transit");
        yield return Class("SRV-ME", 4, null, false, "Mbikëqyrje elektronike", "Elektronski nadzor", "Electronic surveillance");
        yield return Class("SRV-TP", 5, null, false, "Sigurimi i tubimeve publike", "Obezbeđenje javnih skupova", "Event security", enabled: false);
    }

    private static CodeItem Class(string code, int order, string? law, bool confirmed, string sq, string sr, string en, bool enabled = true) => new()
    {
        List = CodeLists.ServiceClass, Code = code, Order = order, LegalReference = law, IsConfirmed = confirmed, IsEnabled = enabled,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };

    // What weapons and single classes need besides (domain.md §2.3).
    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document(FirearmsDocument, 12, false, null, "Lejet e armëve dhe dëshmia e ruajtjes së tyre (nëse mbahen armë)",
            "Dozvole za oružje i dokaz o njegovom čuvanju (ako se drži oružje)", "Firearm permits and proof of their storage (where firearms are held)");
        yield return Document("D13", 13, true, "SRV-TPG", "Lista dhe regjistrimi i automjeteve të blinduara", "Spisak i registracija blindiranih vozila",
            "List and registration of armoured vehicles");
        yield return Document("D14", 14, true, "SRV-TPG", "Plani i sigurisë së transportit", "Plan bezbednosti transporta", "Security plan of the transports");
        yield return Document("D15", 15, true, "SRV-TPG", "Dëshmia për kasafortën", "Dokaz o trezoru", "Proof of the vault");
        yield return Document("D16", 16, true, "SRV-MA", "Lista e bartësve të licencës për mbrojtje të afërt (W-MA)",
            "Spisak nosilaca licence za ličnu zaštitu (W-MA)", "List of holders of the close-protection licence (W-MA)");
        yield return Document("D17", 17, true, "SRV-ME", "Përshkrimi teknik i pajisjeve", "Tehnički opis opreme", "Technical description of the equipment");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string? classCode, string sq, string sr, string en) =>
        LicensingReference.Document(ServiceLicenceProcess.ProcessKey, kind, order, required, sq, sr, en, classCode: classCode);
}
