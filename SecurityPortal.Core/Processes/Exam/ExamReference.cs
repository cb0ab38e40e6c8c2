using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Fees, levels of education and documents (domain.md §2.6) as shipped; none of them has a source. The training classes belong to their own
/// process.</summary>
internal static class ExamReference
{
    /// <summary>Setting: complete candidates of an institution and class from which it may apply for an exam.</summary>
    public static SettingKey<PresentDay> GroupSize { get; } = new("exam.group-size", SettingRule.Number(1, 200, SettingUnit.Persons));

    /// <summary>Setting: points of 100 from which an exam is passed.</summary>
    public static SettingKey<ActDay> PassMark { get; } = new("exam.pass-mark", SettingRule.Number(1, ExamWords.MostPoints, SettingUnit.Points));

    /// <summary>Setting: age from which a person may be a candidate.</summary>
    public static SettingKey<FilingDay> MinimumAge { get; } = new("exam.min-age", SettingRule.Number(14, 70, SettingUnit.Years));

    public const string PermitDocument = "E07";

    private static readonly (string Code, string Sq, string Sr, string En)[] Classes =
    [
        ("TRN-BAZ", "trajnim themelor në sigurinë private", "osnovna obuka u privatnom obezbeđenju", "basic training in private security"),
        ("TRN-MA", "operator i mbrojtjes së afërt", "lično obezbeđenje", "close protection operator"),
        ("TRN-TPG", "roje e transportit të parave", "čuvar prenošenja gotovine", "cash-in-transit guard"),
        ("TRN-ME", "operator i mbikëqyrjes elektronike", "radnik u elektronskom nadzoru", "electronic surveillance operator"),
        ("TRN-MEN-BAZ", "menaxher sigurimi, shërbime themelore", "upravnik bezbednosti, osnovne usluge", "security manager, basic services"),
        ("TRN-MEN-MA", "menaxher sigurimi, mbrojtje e afërt", "upravnik bezbednosti, lično obezbeđenje", "security manager, close protection"),
        ("TRN-MEN-TPG", "menaxher sigurimi, transport parash", "upravnik bezbednosti, prenošenje gotovine", "security manager, cash in transit"),
        ("TRN-MEN-ME", "menaxher sigurimi, mbikëqyrje elektronike", "upravnik bezbednosti, elektronski nadzor", "security manager, electronic surveillance"),
    ];

    public static ReferenceRows Rows { get; } = new([.. Education()], [.. Tariffs()], [.. Documents()])
    {
        Settings =
        [
            ReferenceData.Setting(GroupSize, "12", "Kandidatët e plotë që duhen për aplikim për provim", "Kompletni kandidati potrebni za prijavu ispita",
                "Complete candidates needed to apply for an exam", true),
            ReferenceData.Setting(PassMark, "70", "Pikët për kalimin e provimit, nga 100", "Poeni za položen ispit, od 100", "Points to pass an exam, of 100"),
            ReferenceData.Setting(MinimumAge, "18", "Mosha më e ulët e kandidatit për provim, vjet", "Najmanja starost kandidata za ispit, godina",
                "Lowest age of an exam candidate, years"),
        ],
    };

    private static IEnumerable<CodeItem> Education()
    {
        yield return Level("EDU-1", 1, "Shkollë fillore", "Osnovna škola", "Primary school");
        yield return Level("EDU-2", 2, "Shkollë e mesme", "Srednja škola", "Secondary school");
        yield return Level("EDU-3", 3, "Shkollë e lartë", "Viša škola", "Higher school");
        yield return Level("EDU-4", 4, "Bachelor", "Osnovne studije", "Bachelor's degree");
        yield return Level("EDU-5", 5, "Master ose më shumë", "Master ili više", "Master's degree or higher");
    }

    private static CodeItem Level(string code, int order, string sq, string sr, string en) => new()
    {
        List = ExamWords.EducationList, Code = code, Order = order, Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };

    private static IEnumerable<Tariff> Tariffs() => Classes.Select(c => new Tariff
    {
        Code = $"{ExamProcess.ProcessKey}/{c.Code}/{Cases.RequestKind.Initial}",
        Name = ReferenceData.Name($"Provim: {c.Sq}", $"Ispit: {c.Sr}", $"Exam: {c.En}"),
        AmountCents = 25_00,
        RevenueCode = "50000",
        ValidFrom = ReferenceData.Start,
    });

    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document("E01", 1, true, "Kopje e letërnjoftimit ose pasaportës", "Kopija lične karte ili pasoša",
            "Copy of the identity card or passport");
        yield return Document("E02", 2, true, "Diploma e shkollës së mesme", "Diploma srednje škole", "Secondary school diploma");
        yield return Document("E03", 3, true, "Vërtetim nga gjykata se personi nuk është nën hetime", "Potvrda suda da lice nije pod istragom",
            "Court certificate that the person is not under investigation");
        yield return Document("E04", 4, true, "Certifikatë mjekësore", "Lekarsko uverenje", "Medical certificate");
        yield return Document("E05", 5, true, "Certifikata e përfundimit të trajnimit", "Potvrda o završenoj obuci", "Training completion certificate");
        yield return Document("E06", 6, true, "Fotografi", "Fotografija", "Photograph");
        yield return Document(PermitDocument, 7, false, "Për të huajt: leja e qëndrimit dhe e punës", "Za strance: dozvola boravka i rada",
            "For foreigners: residence and work permit");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string sq, string sr, string en) => new()
    {
        ProcessKey = ExamProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = required, Name = ReferenceData.Name(sq, sr, en),
        ValidFrom = ReferenceData.Start,
    };
}
