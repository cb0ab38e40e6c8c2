using SecurityPortal.Core.Licensing;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Classes (domain.md §1.2), fees (§2.13) and documents (§2.2) as shipped; what has no source is unconfirmed.</summary>
internal static class ServiceLicenceReference
{
    public const string BasicClass = ServiceClasses.Basic;

    public static ReferenceRows Rows { get; } = new(
        [.. Classes()],
        [
            .. LicensingReference.Tariffs(
                ServiceLicenceProcess.ProcessKey, Classes(), BasicClass, 500_00, ReferenceData.Name("Licencë", "Licenca", "Licence"),
                ReferenceData.Name("Vazhdim i licencës", "Produženje licence", "Licence renewal")),
        ],
        [.. LicensingReference.Documents(ServiceLicenceProcess.ProcessKey)]);

    private static IEnumerable<CodeItem> Classes()
    {
        const string law = "Ligji Nr. 04/L-004, neni 2";
        yield return Class(BasicClass, 1, law, true, "Shërbime themelore të sigurisë", "Osnovne usluge obezbeđenja", "Basic security services");
        yield return Class("SRV-MA", 2, law, false, "Shërbime të mbrojtjes së afërt", "Usluge ličnog obezbeđenja", "Close protection services");
        yield return Class("SRV-TPG", 3, null, false, "Transportimi i parave të gatshme dhe gjërave me vlerë", "Transport gotovine i dragocenosti", "Cash in transit");
        yield return Class("SRV-ME", 4, null, false, "Mbikëqyrje elektronike", "Elektronski nadzor", "Electronic surveillance");
        yield return Class("SRV-TP", 5, null, false, "Sigurimi i tubimeve publike", "Obezbeđenje javnih skupova", "Event security", enabled: false);
    }

    private static CodeItem Class(string code, int order, string? law, bool confirmed, string sq, string sr, string en, bool enabled = true) => new()
    {
        List = CodeLists.ServiceClass, Code = code, Order = order, LegalReference = law, IsConfirmed = confirmed, IsEnabled = enabled,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
