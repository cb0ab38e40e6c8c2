using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.TrainingInstitution;

/// <summary>Classes (domain.md §1.3), fees (§2.13) and documents (§2.2, §2.4) as shipped; what has no source is unconfirmed.</summary>
internal static class TrainingInstitutionReference
{
    public const string BasicClass = "TRN-BAZ";

    public const string FirearmsDocument = "T04";

    public static ReferenceRows Rows { get; } = new(
        [.. Classes()],
        [
            .. LicensingReference.Tariffs(
                TrainingInstitutionProcess.ProcessKey, Classes(), BasicClass, 500_00,
                ReferenceData.Name("Licencë e institucionit trajnues", "Licenca institucije za obuku", "Training institution licence"),
                ReferenceData.Name("Vazhdim i licencës së institucionit trajnues", "Produženje licence institucije za obuku",
                    "Training institution licence renewal")),
        ],
        [.. LicensingReference.Documents(TrainingInstitutionProcess.ProcessKey), .. OwnDocuments()]);

    private static IEnumerable<CodeItem> Classes()
    {
        const string instruction = "UA (MPB) Nr. 06/2012";
        yield return Class(BasicClass, 1, instruction, true, "Trajnim themelor në sigurinë private", "Osnovna obuka u privatnom obezbeđenju",
            "Basic training in private security");
        yield return Class("TRN-MA", 2, instruction, false, "Trajnim i specializuar për operator të mbrojtjes së afërt",
            "Specijalizovana obuka za pripadnika ličnog obezbeđenja", "Specialised training: close protection operator");
        yield return Class("TRN-TPG", 3, instruction, false, "Trajnim i specializuar për roje të transportit të parave të gatshme",
            "Specijalizovana obuka za čuvara prenošenja gotovine", "Specialised training: cash-in-transit guard");
        yield return Class("TRN-ME", 4, instruction, false, "Trajnim i specializuar për operator të mbikëqyrjes elektronike",
            "Specijalizovana obuka za radnika u elektronskom nadzoru", "Specialised training: electronic surveillance operator");
        yield return Class("TRN-MEN-BAZ", 5, instruction, false, "Trajnim për menaxher të sigurimit: shërbime themelore",
            "Obuka za upravnika bezbednosti: osnovne usluge", "Security manager training: basic services");
        yield return Class("TRN-MEN-MA", 6, instruction, false, "Trajnim për menaxher të sigurimit: mbrojtje e afërt",
            "Obuka za upravnika bezbednosti: lično obezbeđenje", "Security manager training: close protection");
        yield return Class("TRN-MEN-TPG", 7, instruction, false, "Trajnim për menaxher të sigurimit: transport i parave të gatshme",
            "Obuka za upravnika bezbednosti: transport gotovine", "Security manager training: cash in transit");
        yield return Class("TRN-MEN-ME", 8, instruction, false, "Trajnim për menaxher të sigurimit: mbikëqyrje elektronike",
            "Obuka za upravnika bezbednosti: elektronski nadzor", "Security manager training: electronic surveillance");
    }

    private static CodeItem Class(string code, int order, string law, bool confirmed, string sq, string sr, string en) => new()
    {
        List = CodeLists.TrainingClass, Code = code, Order = order, LegalReference = law, IsConfirmed = confirmed,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };

    private static IEnumerable<DocumentRequirement> OwnDocuments()
    {
        yield return Document("T01", 21, true, "Programi i trajnimit", "Program obuke", "Training programme");
        yield return Document("T02", 22, true, "Lista e trajnuesve me CV dhe certifikata", "Spisak instruktora sa biografijama i sertifikatima",
            "List of trainers with CVs and certificates");
        yield return Document("T03", 23, true, "Dëshmi për hapësirat dhe pajisjet e trajnimit", "Dokaz o prostorijama i opremi za obuku",
            "Proof of training premises and equipment", reuse: true);
        yield return Document(FirearmsDocument, 24, false, "Kontratë me poligonin e qitjes, kur mësohet përdorimi i armës",
            "Ugovor sa strelištem, ako se obučava rukovanje oružjem", "Contract with a shooting range, where firearms are taught", reuse: true);
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string sq, string sr, string en, bool reuse = false) =>
        LicensingReference.Document(TrainingInstitutionProcess.ProcessKey, kind, order, required, sq, sr, en, reuse: reuse);
}
