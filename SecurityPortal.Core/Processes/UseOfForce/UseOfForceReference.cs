using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>Lists of the report of force used as shipped (domain.md §4.2 to §4.6). The lists record what happened; they do not say what is allowed.</summary>
internal static class UseOfForceReference
{
    public static ReferenceRows Rows { get; } = new([.. Codes()], [],
        [.. IncidentReference.Photos(UseOfForceProcess.ProcessKey)])
    {
        Settings = IncidentReference.Settings, ClosedLists = IncidentReference.ClosedLists,
    };

    private static IEnumerable<CodeItem> Codes() =>
    [
        IncidentReference.Kind("UF", 1, "Raport për përdorim të forcës", "Izveštaj o upotrebi sile", "Use-of-force report"),
        .. IncidentReference.Shared(),
        .. Force(),
        .. IncidentReference.List(IncidentLists.Reason,
            ("R1", "Vetëmbrojtje", "Samoodbrana", "Self-defence"),
            ("R2", "Mbrojtja e të tjerëve", "Odbrana drugog", "Defence of others"),
            ("R3", "Mbrojtja e pronës", "Zaštita imovine", "Protection of property"),
            ("R4", "Pengimi i hyrjes së paautorizuar", "Sprečavanje neovlašćenog ulaska", "Unauthorised entry"),
            ("R5", "Largim nga objekti", "Udaljenje", "Removal"),
            ("R6", "Ndalim deri në ardhjen e policisë", "Zadržavanje do policije", "Hold for police"),
            ("R7", "Pengim i ikjes", "Sprečavanje bekstva", "Prevent flight"),
            ("R8", "Parandalim i vetëlëndimit", "Sprečavanje samopovređivanja", "Prevent self-harm"),
            ("R9", "Sulm gjatë TPG-së", "Napad na transport gotovine", "Attack on CIT"),
            ("R99", "Tjetër", "Drugo", "Other")),
        .. IncidentReference.List(IncidentLists.Behaviour,
            ("B1", "Bashkëpunues", "Sarađuje", "Cooperative"),
            ("B2", "Rezistencë pasive", "Pasivan otpor", "Passive"),
            ("B3", "Rezistencë verbale, kërcënim", "Verbalni otpor, pretnja", "Verbal, threat"),
            ("B4", "Rezistencë aktive", "Aktivan otpor", "Active"),
            ("B5", "Sulm fizik", "Fizički napad", "Assaultive"),
            ("B6", "Sulm me mjet/armë", "Napad oruđem/oružjem", "Armed"),
            ("B7", "Arratisje", "Bekstvo", "Fleeing")),
        .. IncidentReference.List(IncidentLists.Warning,
            ("W1", "Po", "Da", "Yes"),
            ("W2", "Jo, do të rrezikonte punëtorin ose të tjerët", "Ne, ugrozilo bi radnika ili druge", "No, it would have endangered the worker or others"),
            ("W9", "Jo, arsye tjetër", "Ne, drugi razlog", "No, other reason")),
        .. IncidentReference.List(IncidentLists.Effect,
            ("E1", "Efektiv", "Delotvorno", "Effective"), ("E2", "Pjesërisht efektiv", "Delimično delotvorno", "Partly effective"),
            ("E3", "Joefektiv", "Nedelotvorno", "Not effective")),
        .. IncidentReference.List(IncidentLists.Armed,
            ("NONE", "I paarmatosur", "Nenaoružan", "Unarmed"), ("KNIFE", "Thikë ose mjet i mprehtë", "Nož ili oštro oruđe", "Knife or sharp tool"),
            ("BLUNT", "Mjet i fortë", "Tupo oruđe", "Blunt object"), ("FIREARM", "Armë zjarri", "Vatreno oružje", "Firearm"),
            ("OTHER", "Tjetër", "Drugo", "Other")),
        .. IncidentReference.List(IncidentLists.Influence,
            ("NONE", "Asnjë", "Bez uticaja", "None"), ("ALCOHOL", "Alkool", "Alkohol", "Alcohol"), ("DRUGS", "Narkotikë", "Droga", "Drugs"),
            ("UNKNOWN", "E panjohur", "Nepoznato", "Unknown")),
        .. IncidentReference.List(IncidentLists.Vulnerable,
            ("MINOR", "I mitur", "Maloletno lice", "Minor"), ("PREGNANT", "Shtatzënë", "Trudnica", "Pregnant"),
            ("DISABILITY", "Person me aftësi të kufizuara", "Osoba sa invaliditetom", "Person with a disability"),
            ("ELDER", "I moshuar", "Starije lice", "Elderly")),
    ];

    private static IEnumerable<CodeItem> Force() =>
    [
        .. IncidentReference.List(IncidentLists.LevelList(1),
            ("F101", "Prania e dukshme", "Prisustvo", "Visible presence"),
            ("F102", "Prezantimi dhe identifikimi", "Predstavljanje", "Self-identification")),
        .. IncidentReference.List(IncidentLists.LevelList(2),
            ("F201", "Urdhër verbal", "Verbalna naredba", "Verbal command"),
            ("F202", "Paralajmërim për përdorim të forcës", "Upozorenje o upotrebi sile", "Warning of force"),
            ("F203", "Bindje/negocim", "Ubeđivanje", "Persuasion"),
            ("F204", "Urdhër për largim nga objekti", "Naredba za udaljenje", "Order to leave")),
        .. IncidentReference.List(IncidentLists.LevelList(3),
            ("F301", "Shoqërim pa rezistencë", "Sprovođenje bez otpora", "Escort without resistance"),
            ("F302", "Kapje/mbajtje për krahu", "Hvat za ruku", "Arm hold"),
            ("F303", "Shtyrje/ndarje", "Odguravanje/razdvajanje", "Push/separate"),
            ("F304", "Teknikë kontrolli të nyjeve", "Poluga na zglobove", "Joint lock"),
            ("F305", "Rrëzim në tokë", "Obaranje", "Take-down"),
            ("F306", "Mbajtje në tokë", "Držanje na zemlji", "Ground restraint"),
            ("F307", "Largim me forcë nga objekti", "Prinudno udaljenje", "Forcible removal"),
            ("F308", "Ndalim i përkohshëm deri në ardhjen e policisë", "Privremeno zadržavanje do dolaska policije", "Hold until police arrive"),
            ("F309", "Kontroll sipërfaqësor i personit", "Površinski pregled lica", "Pat-down"),
            ("F310", "Kontroll i sendeve/bagazhit", "Pregled stvari", "Bag/item check"),
            ("F311", "Sekuestrim i përkohshëm i sendit të rrezikshëm", "Privremeno oduzimanje opasnog predmeta", "Taking a dangerous item"),
            ("F312", "Pranga", "Lisice", "Handcuffs"),
            ("F313", "Mjet tjetër lidhës", "Drugo sredstvo za vezivanje", "Other restraint")),
        .. IncidentReference.List(IncidentLists.LevelList(4),
            ("F401", "Goditje me dorë", "Udarac rukom", "Hand strike"),
            ("F402", "Goditje me këmbë", "Udarac nogom", "Kick"),
            ("F403", "Sprej me piper", "Biber sprej", "Pepper spray"),
            ("F404", "Shkop gome, bllokim", "Palica, blok", "Baton, block"),
            ("F405", "Shkop gome, goditje", "Palica, udarac", "Baton, strike"),
            ("F406", "Qen i trajnuar, prani (i lidhur)", "Službeni pas, prisustvo", "Trained dog, presence"),
            ("F407", "Qen i trajnuar, me kontakt/kafshim", "Službeni pas, ugriz", "Trained dog, contact/bite"),
            ("F408", "Pajisje elektrike (nëse lejohet)", "Elektro-sredstvo (ako je dozvoljeno)", "Conducted-energy device (if lawful)"),
            ("F409", "Bllokim me automjet", "Blokada vozilom", "Vehicle block")),
        .. IncidentReference.List(IncidentLists.LevelList(5),
            ("F501", "Nxjerrja e armës së zjarrit", "Vađenje vatrenog oružja", "Firearm drawn"),
            ("F502", "Drejtimi i armës", "Uperivanje oružja", "Firearm pointed"),
            ("F503", "Të shtëna paralajmëruese", "Hitac upozorenja", "Warning shot"),
            ("F504", "Të shtëna drejt subjektit", "Hitac u lice", "Shot at subject"),
            ("F505", "Shkrepje e paqëllimshme", "Nehotično opaljenje", "Accidental discharge")),
        .. IncidentReference.List(IncidentLists.OtherForce, ("F900", "Tjetër", "Drugo", "Other")),
    ];
}
