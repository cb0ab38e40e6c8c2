using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Classes (domain.md §1.5), fees (§2.13) and documents (§2.7) as shipped; what has no source is unconfirmed.</summary>
internal static class WorkerLicenceReference
{
    /// <summary>Setting: years a worker licence is valid.</summary>
    public static SettingKey<FilingDay> LicenceYears { get; } = new("worker-licence.years", SettingRule.Number(1, 20, SettingUnit.Years));

    /// <summary>Setting: years a worker has to have on the day of the request.</summary>
    public static SettingKey<FilingDay> MinimumAge { get; } = new("worker.age", SettingRule.Number(14, 70, SettingUnit.Years));

    public const string CertificateDocument = "W03";
    public const string ContractDocument = "W06";
    public const string PermitDocument = "W07";

    public static ReferenceRows Rows { get; } = new([.. WorkerClasses.Classes()], [.. Tariffs()], [.. Documents()])
    {
        Settings =
        [
            ReferenceData.Setting(LicenceYears, "3", "Vitet e vlefshmërisë së licencës së punëtorit", "Godine važenja licence radnika",
                "Years a worker licence is valid", true),
            ReferenceData.Setting(MinimumAge, "18", "Mosha më e ulët e punëtorit", "Najniža starost radnika", "Lowest age of a worker"),
        ],
    };

    private static IEnumerable<Tariff> Tariffs() =>
        from item in WorkerClasses.Classes()
        from kind in new[] { RequestKind.Initial, RequestKind.Renewal }
        let renewal = kind == RequestKind.Renewal
        select new Tariff
        {
            Code = $"{WorkerLicenceProcess.ProcessKey}/{item.Code}/{kind}",
            Name = ReferenceData.Name(
                $"{(renewal ? "Vazhdim i licencës së punëtorit" : "Licencë e punëtorit")}: {item.Name.Sq}",
                $"{(renewal ? "Produženje licence radnika" : "Licenca radnika")}: {item.Name.Sr}",
                $"{(renewal ? "Renewal of worker licence" : "Worker licence")}: {item.Name.En}"),
            AmountCents = 20_00,
            RevenueCode = "50000",
            ValidFrom = ReferenceData.Start,
        };

    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document("W01", 1, true, "Kopje e letërnjoftimit ose pasaportës", "Kopija lične karte ili pasoša", "Copy of identity card or passport",
            reuse: true);
        yield return Document("W02", 2, true, "Vërtetim nga gjykata se nuk është nën hetime", "Potvrda suda da nije pod istragom",
            "Court certificate of not being under investigation");
        yield return Document(CertificateDocument, 3, false, "Certifikata e provimit (kur nuk është në regjistër)", "Sertifikat ispita (kada nije u registru)",
            "Exam certificate (where the register has none)", reuse: true);
        yield return Document("W04", 4, true, "Certifikata mjekësore", "Lekarsko uverenje", "Medical certificate");
        yield return Document("W05", 5, true, "Diploma e shkollimit", "Diploma o školovanju", "School diploma", reuse: true);
        yield return Document(ContractDocument, 6, false, "Kontrata e punës", "Ugovor o radu", "Employment contract");
        yield return Document(PermitDocument, 7, false, "Leja e qëndrimit dhe e punës (shtetas të huaj)", "Dozvola boravka i rada (strani državljani)",
            "Residence and work permit (foreign citizens)");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string sq, string sr, string en, bool reuse = false) => new()
    {
        ProcessKey = WorkerLicenceProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = required, IsConfirmed = false, MayBeReused = reuse,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
