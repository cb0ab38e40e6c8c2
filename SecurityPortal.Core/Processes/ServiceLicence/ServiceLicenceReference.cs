using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Classes (domain.md §1.2), fees (§2.13) and documents (§2.2) as shipped; what has no source is unconfirmed.</summary>
internal static class ServiceLicenceReference
{
    public const string BasicClass = Reference.ServiceClasses.Basic;

    public static ReferenceRows Rows { get; } = new([.. ServiceClasses()], [.. Tariffs()], [.. ServiceLicenceDocuments()]);

    private static IEnumerable<CodeItem> ServiceClasses()
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

    private static IEnumerable<Tariff> Tariffs() =>
        from item in ServiceClasses()
        from kind in item.Code == BasicClass ? new[] { RequestKind.Initial, RequestKind.Renewal } : [RequestKind.Further, RequestKind.Renewal]
        let renewal = kind == RequestKind.Renewal
        select new Tariff
        {
            Code = $"{ServiceLicenceProcess.ProcessKey}/{item.Code}/{kind}",
            Name = ReferenceData.Name(
                $"{(renewal ? "Vazhdim i licencës" : "Licencë")}: {item.Name.Sq}",
                $"{(renewal ? "Produženje licence" : "Licenca")}: {item.Name.Sr}",
                $"{(renewal ? "Licence renewal" : "Licence")}: {item.Name.En}"),
            AmountCents = 500_00,
            RevenueCode = "50000",
            ValidFrom = ReferenceData.Start,
        };

    private static IEnumerable<DocumentRequirement> ServiceLicenceDocuments()
    {
        yield return Document("D01", 1, true, true, "Kërkesë për verifikimin e së kaluarës për subjektin aplikant, themeluesit, pronarët dhe personat përgjegjës", "Zahtev za proveru prošlosti za podnosioca, osnivače, vlasnike i odgovorna lica", "Background-check request for the applicant, founders, owners and responsible persons");
        yield return Document("D02", 2, true, true, "Profili i kompanisë duke përfshirë stemat, shenjat dhe përshkrimin e uniformës së punës", "Profil kompanije sa grbovima, oznakama i opisom radne uniforme", "Company profile with emblems, signs and description of the work uniform");
        yield return Document("D03", 3, true, false, "Certifikata e regjistrimit të biznesit", "Potvrda o registraciji biznisa", "Business registration certificate", reuse: true);
        yield return Document("D04", 4, true, false, "Certifikata e numrit fiskal / TVSH", "Potvrda o fiskalnom broju / PDV", "Fiscal / VAT certificate", reuse: true);
        yield return Document("D05", 5, true, false, "Vërtetim nga ATK-ja se nuk ka borxhe tatimore", "Potvrda Poreske administracije da nema poreskih dugova", "Tax clearance from the Tax Administration");
        yield return Document("D06", 6, true, false, "Vërtetim nga gjykata se pronarët dhe personi përgjegjës nuk janë nën hetime", "Potvrda suda da vlasnici i odgovorno lice nisu pod istragom", "Court certificate that owners and responsible person are not under investigation");
        yield return Document("D07", 7, true, false, "Polica e sigurimit të përgjegjësisë", "Polisa osiguranja od odgovornosti", "Liability insurance policy", reuse: true);
        yield return Document("D08", 8, true, false, "Kontrata e qirasë ose fleta poseduese e objektit", "Ugovor o zakupu ili posedovni list", "Lease or ownership of the premises", reuse: true);
        yield return Document("D09", 9, true, false, "Lista e punëtorëve me kontrata pune", "Spisak radnika sa ugovorima o radu", "Staff list with employment contracts");
        yield return Document("D10", 10, true, false, "Kopje e letërnjoftimit ose pasaportës së pronarëve dhe personit përgjegjës", "Kopija lične karte ili pasoša vlasnika i odgovornog lica", "Copies of identity cards or passports of owners and responsible person", reuse: true);
        yield return Document("D11", 11, false, false, "Rregullorja e brendshme / kodi i etikës", "Interni pravilnik / kodeks etike", "Internal rules / code of ethics", reuse: true);
        yield return Document("D12", 12, false, false, "Lejet e armëve dhe dëshmia e ruajtjes së tyre (nëse mbahen armë)", "Dozvole za oružje i dokaz o njegovom čuvanju (ako se drži oružje)", "Firearm permits and proof of their storage (where firearms are held)");
        yield return Document("D13", 13, true, false, "Lista dhe regjistrimi i automjeteve të blinduara", "Spisak i registracija blindiranih vozila", "List and registration of armoured vehicles", classCode: "SRV-TPG");
        yield return Document("D14", 14, true, false, "Plani i sigurisë së transportit", "Plan bezbednosti transporta", "Security plan of the transports", classCode: "SRV-TPG");
        yield return Document("D15", 15, true, false, "Dëshmia për kasafortën", "Dokaz o trezoru", "Proof of the vault", classCode: "SRV-TPG");
        yield return Document("D16", 16, true, false, "Lista e bartësve të licencës për mbrojtje të afërt (W-MA)", "Spisak nosilaca licence za ličnu zaštitu (W-MA)", "List of holders of the close-protection licence (W-MA)", classCode: "SRV-MA");
        yield return Document("D17", 17, true, false, "Përshkrimi teknik i pajisjeve", "Tehnički opis opreme", "Technical description of the equipment", classCode: "SRV-ME");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, bool confirmed, string sq, string sr, string en, bool reuse = false, string? classCode = null) => new()
    {
        ProcessKey = ServiceLicenceProcess.ProcessKey, ClassCode = classCode, KindCode = kind, Order = order, IsRequired = required, IsConfirmed = confirmed, MayBeReused = reuse,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
