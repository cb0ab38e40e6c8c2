using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Rows that the processes of the licensing form ship with alike (domain.md §2.2, §2.13); what has no source is unconfirmed.</summary>
internal static class LicensingReference
{
    /// <summary>The documents every such application needs.</summary>
    public static IEnumerable<DocumentRequirement> Documents(string processKey)
    {
        yield return Document(processKey, "D01", 1, true,
            "Kërkesë për verifikimin e së kaluarës për subjektin aplikant, themeluesit, pronarët dhe personat përgjegjës",
            "Zahtev za proveru prošlosti za podnosioca, osnivače, vlasnike i odgovorna lica",
            "Background-check request for the applicant, founders, owners and responsible persons", confirmed: true);
        yield return Document(processKey, "D02", 2, true, "Profili i kompanisë duke përfshirë stemat, shenjat dhe përshkrimin e uniformës së punës",
            "Profil kompanije sa grbovima, oznakama i opisom radne uniforme", "Company profile with emblems, signs and description of the work uniform",
            confirmed: true);
        yield return Document(processKey, "D03", 3, true, "Certifikata e regjistrimit të biznesit", "Potvrda o registraciji biznisa",
            "Business registration certificate", reuse: true);
        yield return Document(processKey, "D04", 4, true, "Certifikata e numrit fiskal / TVSH", "Potvrda o fiskalnom broju / PDV", "Fiscal / VAT certificate",
            reuse: true);
        yield return Document(processKey, "D05", 5, true, "Vërtetim nga ATK-ja se nuk ka borxhe tatimore",
            "Potvrda Poreske administracije da nema poreskih dugova", "Tax clearance from the Tax Administration");
        yield return Document(processKey, "D06", 6, true, "Vërtetim nga gjykata se pronarët dhe personi përgjegjës nuk janë nën hetime",
            "Potvrda suda da vlasnici i odgovorno lice nisu pod istragom", "Court certificate that owners and responsible person are not under investigation");
        yield return Document(processKey, "D07", 7, true, "Polica e sigurimit të përgjegjësisë", "Polisa osiguranja od odgovornosti",
            "Liability insurance policy", reuse: true);
        yield return Document(processKey, "D08", 8, true, "Kontrata e qirasë ose fleta poseduese e objektit", "Ugovor o zakupu ili posedovni list",
            "Lease or ownership of the premises", reuse: true);
        yield return Document(processKey, "D09", 9, true, "Lista e punëtorëve me kontrata pune", "Spisak radnika sa ugovorima o radu",
            "Staff list with employment contracts");
        yield return Document(processKey, "D10", 10, true, "Kopje e letërnjoftimit ose pasaportës së pronarëve dhe personit përgjegjës",
            "Kopija lične karte ili pasoša vlasnika i odgovornog lica", "Copies of identity cards or passports of owners and responsible person", reuse: true);
        yield return Document(processKey, "D11", 11, false, "Rregullorja e brendshme / kodi i etikës", "Interni pravilnik / kodeks etike",
            "Internal rules / code of ethics", reuse: true);
    }

    /// <summary>A document that a process asks for.</summary>
    public static DocumentRequirement Document(
        string processKey, string kind, int order, bool required, string sq, string sr, string en, bool confirmed = false, bool reuse = false,
        string? classCode = null) => new()
    {
        ProcessKey = processKey, ClassCode = classCode, KindCode = kind, Order = order, IsRequired = required, IsConfirmed = confirmed, MayBeReused = reuse,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };

    /// <summary>The fees of each class: of the first request and of the renewal.</summary>
    /// <param name="processKey">The process.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="basicClass">The class that comes first; the others are further classes.</param>
    /// <param name="cents">Amount.</param>
    /// <param name="first">What the fee of a first request is called, before the class's name.</param>
    /// <param name="renewal">What the fee of a renewal is called.</param>
    public static IEnumerable<Tariff> Tariffs(
        string processKey, IEnumerable<CodeItem> classes, string basicClass, long cents, LocalName first, LocalName renewal) =>
        from item in classes
        from kind in new[] { item.Code == basicClass ? RequestKind.Initial : RequestKind.Further, RequestKind.Renewal }
        let title = kind == RequestKind.Renewal ? renewal : first
        select new Tariff
        {
            Code = $"{processKey}/{item.Code}/{kind}",
            Name = ReferenceData.Name($"{title.Sq}: {item.Name.Sq}", $"{title.Sr}: {item.Name.Sr}", $"{title.En}: {item.Name.En}"),
            AmountCents = cents,
            RevenueCode = "50000",
            ValidFrom = ReferenceData.Start,
        };
}
