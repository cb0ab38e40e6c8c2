using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>Lists of the report of a criminal offence as shipped (domain.md §4.7).</summary>
internal static class CriminalOffenceReference
{
    public static ReferenceRows Rows { get; } = new([.. Codes()], [],
        [.. IncidentReference.Photos(CriminalOffenceProcess.ProcessKey)])
    {
        Settings = IncidentReference.Settings, ClosedLists = IncidentReference.ClosedLists,
    };

    private static IEnumerable<CodeItem> Codes() =>
    [
        IncidentReference.Kind("CO", 2, "Raport për vepër penale", "Izveštaj o krivičnom delu", "Criminal-offence report"),
        .. IncidentReference.Shared(),
        .. OffenceTypes(),
        .. Actions(),
        .. IncidentReference.List(IncidentLists.Noticed,
            ("PATROL", "Nga patrulla", "Patrola", "By a patrol"), ("CAMERA", "Nga kamera", "Kamera", "By camera"),
            ("ALARM", "Nga alarmi", "Alarm", "By an alarm"),
            ("CITIZEN", "Nga qytetari", "Građanin", "By a citizen"), ("CLIENT", "Nga klienti", "Klijent", "By the client"),
            ("OTHER", "Tjetër", "Drugo", "Other")),
    ];

    private static IEnumerable<CodeItem> OffenceTypes() => IncidentReference.List(IncidentLists.OffenceType,
        ("V01", "Vjedhje", "Krađa", "Theft"),
        ("V02", "Vjedhje e rëndë (me thyerje)", "Teška krađa (provala)", "Aggravated theft / burglary"),
        ("V03", "Grabitje", "Razbojništvo", "Robbery"),
        ("V04", "Vjedhje grabitqare", "Razbojnička krađa", "Robbery in the course of theft"),
        ("V05", "Tentim vjedhje/grabitje", "Pokušaj krađe/razbojništva", "Attempt"),
        ("V06", "Vjedhje e automjetit", "Krađa vozila", "Vehicle theft"),
        ("V07", "Sulm ndaj transportit të parave", "Napad na transport novca", "Attack on cash transport"),
        ("V08", "Dëmtim i pasurisë", "Oštećenje imovine", "Property damage"),
        ("V09", "Zjarrvënie", "Paljevina", "Arson"),
        ("V10", "Hyrje e paautorizuar / cenim i paprekshmërisë së objektit", "Neovlašćen ulazak", "Trespass"),
        ("V11", "Sulm", "Napad", "Assault"),
        ("V12", "Lëndim i lehtë trupor", "Laka telesna povreda", "Light bodily injury"),
        ("V13", "Lëndim i rëndë trupor", "Teška telesna povreda", "Grievous bodily injury"),
        ("V14", "Vrasje ose tentim vrasje", "Ubistvo ili pokušaj", "Murder or attempt"),
        ("V15", "Kanosje (kërcënim)", "Pretnja", "Threat"),
        ("V16", "Ngacmim", "Uznemiravanje", "Harassment"),
        ("V17", "Sulm seksual", "Seksualni napad", "Sexual assault"),
        ("V18", "Dhunë në familje", "Nasilje u porodici", "Domestic violence"),
        ("V19", "Pjesëmarrje në rrahje", "Učešće u tuči", "Affray"),
        ("V20", "Mashtrim", "Prevara", "Fraud"),
        ("V21", "Falsifikim i parasë", "Falsifikovanje novca", "Counterfeit money"),
        ("V22", "Falsifikim i dokumenteve", "Falsifikovanje isprava", "Forged documents"),
        ("V23", "Zhvatje/shantazh", "Iznuda/ucena", "Extortion/blackmail"),
        ("V24", "Posedim i narkotikëve", "Posedovanje narkotika", "Drug possession"),
        ("V25", "Mbajtje pa leje e armës", "Nedozvoljeno držanje oružja", "Illegal weapon"),
        ("V26", "Kërcënim me bombë / send i dyshimtë", "Pretnja bombom / sumnjiv predmet", "Bomb threat / suspect item"),
        ("V27", "Pengim i personit zyrtar", "Ometanje službenog lica", "Obstructing an official"),
        ("V28", "Prishje e rendit publik", "Narušavanje javnog reda", "Public disorder"),
        ("V29", "Huliganizëm në ngjarje", "Huliganizam", "Hooliganism"),
        ("V30", "Vepër me urrejtje", "Zločin iz mržnje", "Hate crime"),
        ("V31", "Vepër kibernetike / sabotim i sistemit të alarmit", "Sajber delo / sabotaža alarma", "Cyber / alarm tampering"),
        ("V32", "Person i zhdukur/rrëmbim", "Nestalo lice/otmica", "Missing/kidnapping"),
        ("V33", "Vetëvrasje ose tentim", "Samoubistvo ili pokušaj", "Suicide or attempt (incident, not offence)"),
        ("V34", "Trafik me pasojë", "Saobraćajna nesreća sa posledicom", "Traffic accident with harm"),
        ("V99", "Tjetër", "Drugo", "Other"));

    private static IEnumerable<CodeItem> Actions() => IncidentReference.List(IncidentLists.OffenceAction,
        ("A01", "Njoftim i policisë", "Obaveštena policija", "Police informed"),
        ("A02", "Thirrje e ambulancës", "Pozvana hitna pomoć", "Ambulance"),
        ("A03", "Thirrje e zjarrfikësve", "Pozvani vatrogasci", "Fire service"),
        ("A04", "Njoftim i klientit", "Obavešten klijent", "Client informed"),
        ("A05", "Njoftim i qendrës së kontrollit", "Obavešten kontrolni centar", "Control centre informed"),
        ("A06", "Sigurimi i vendit të ngjarjes", "Obezbeđenje mesta događaja", "Scene secured"),
        ("A07", "Ruajtja e provave", "Čuvanje dokaza", "Evidence kept"),
        ("A08", "Ruajtja e videoincizimit", "Sačuvan snimak", "Footage kept"),
        ("A09", "Ndalim i të dyshuarit", "Zadržan osumnjičeni", "Suspect held"),
        ("A10", "Dorëzim te policia", "Predat policiji", "Handed to police"),
        ("A11", "Identifikim i personave", "Identifikacija lica", "Persons identified"),
        ("A12", "Marrja e të dhënave të dëshmitarëve", "Podaci svedoka", "Witness data"),
        ("A13", "Evakuim", "Evakuacija", "Evacuation"),
        ("A14", "Ndihma e parë", "Prva pomoć", "First aid"),
        ("A15", "Mbyllje e hyrjeve", "Zatvaranje ulaza", "Lock-down"),
        ("A16", "Përdorim i forcës (lidh raportin)", "Upotreba sile", "Force used (link report)"),
        ("A17", "Kthim i sendeve", "Povraćaj stvari", "Items recovered"),
        ("A18", "Raport i brendshëm", "Interni izveštaj", "Internal report"),
        ("A19", "Përcjellje pamore", "Vizuelno praćenje", "Observed only"),
        ("A99", "Tjetër", "Drugo", "Other"));
}
