using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The classes of worker licences (domain.md §1.5), and the positions printed on cards. Licences and cards are asked for by the same
/// classes.</summary>
public static class WorkerClasses
{
    /// <summary>Code list of the classes.</summary>
    public const string List = "worker-class";

    /// <summary>Code list of the positions printed on cards.</summary>
    public const string PositionList = "card-position";

    /// <summary>Basic security: needed before any other class.</summary>
    public const string Basic = "W-BAZ";

    /// <summary>The position of basic security, filled in by itself.</summary>
    public const string BasicPosition = "ROJE";

    /// <summary>Chosen where the position is typed by hand.</summary>
    public const string OtherPosition = "OTHER";

    /// <summary>Role of the person in a case about a worker.</summary>
    public const string Role = CasePerson.Subject;

    private const string Register1178 = "R1178";

    /// <summary>The class whose training and exam a licence needs: TRN-BAZ for W-BAZ.</summary>
    public static string TrainingOf(string classCode) => $"TRN{classCode[1..]}";

    /// <summary>The classes as shipped.</summary>
    public static IEnumerable<CodeItem> Classes()
    {
        yield return Class(Basic, 1, "Ligji Nr. 04/L-004, neni 2", "Punëtor i sigurimit për shërbime themelore (roje)",
            "Pripadnik obezbeđenja za osnovne usluge", "Basic security worker");
        yield return Class("W-MA", 2, Register1178, "Operator i mbrojtjes së afërt", "Pripadnik ličnog obezbeđenja", "Close protection operator");
        yield return Class("W-TPG", 3, Register1178, "Roje e transportit të parave të gatshme (TPG)", "Čuvar prenošenja gotovine (CIT)",
            "Cash-in-transit guard");
        yield return Class("W-ME", 4, Register1178, "Operator i mbikëqyrjes elektronike", "Radnik u elektronskom nadzoru", "Electronic surveillance operator");
        yield return Class("W-MEN-BAZ", 5, Register1178, "Menaxher i sigurimit për shërbime themelore", "Upravnik bezbednosti za osnovne usluge",
            "Security manager, basic services");
        yield return Class("W-MEN-MA", 6, Register1178, "Menaxher i sigurimit për operatorët e mbrojtjes së afërt",
            "Upravnik bezbednosti za pripadnike ličnog obezbeđenja", "Security manager, close protection");
        yield return Class("W-MEN-TPG", 7, Register1178, "Menaxher i sigurimit për rojet e TPG-së",
            "Upravnik bezbednosti čuvara prenošenja gotovinskog novca (CIT)", "Security manager, cash in transit");
        yield return Class("W-MEN-ME", 8, Register1178, "Menaxher i sigurimit për operatorët e mbikëqyrjes elektronike",
            "Upravnik bezbednosti za radnike u elektronskom nadzoru", "Security manager, electronic surveillance");
    }

    /// <summary>The positions as shipped; all but the first have no source.</summary>
    public static IEnumerable<CodeItem> Positions()
    {
        yield return Position(BasicPosition, 1, true, "Roje / Punëtor i sigurimit", "Čuvar / Pripadnik obezbeđenja", "Guard / Security worker");
        yield return Position("OMA", 2, false, "Operator i mbrojtjes së afërt", "Pripadnik ličnog obezbeđenja", "Close protection operator");
        yield return Position("TPG", 3, false, "Roje e transportit të parave", "Čuvar prenošenja gotovine", "Cash-in-transit guard");
        yield return Position("OME", 4, false, "Operator i mbikëqyrjes elektronike", "Radnik u elektronskom nadzoru", "Surveillance operator");
        yield return Position("MEN", 5, false, "Menaxher i sigurimit", "Upravnik bezbednosti", "Security manager");
        yield return Position("NDR", 6, false, "Udhëheqës i ndërrimit", "Vođa smene", "Shift leader");
    }

    private static CodeItem Class(string code, int order, string law, string sq, string sr, string en) => Item(List, code, order, law, true, sq, sr, en);

    private static CodeItem Position(string code, int order, bool confirmed, string sq, string sr, string en) =>
        Item(PositionList, code, order, null, confirmed, sq, sr, en);

    private static CodeItem Item(string list, string code, int order, string? law, bool confirmed, string sq, string sr, string en) => new()
    {
        List = list, Code = code, Order = order, LegalReference = law, IsConfirmed = confirmed,
        Name = new LocalName { Sq = sq, Sr = sr, En = en }, ValidFrom = ReferenceData.Start,
    };
}
