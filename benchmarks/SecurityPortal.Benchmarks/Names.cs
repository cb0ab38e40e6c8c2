namespace SecurityPortal.Benchmarks;

/// <summary>Names as Kosovo bears them: each common one is borne by 1 to 4 of a hundred, and many rare ones share the rest.</summary>
internal sealed class Names(Random random)
{
    private const int RareNames = 4000;

    private static readonly string[] Firsts =
    [
        "Arben", "Besnik", "Agim", "Ilir", "Driton", "Valon", "Fatmir", "Naim", "Bekim", "Arta", "Vjosa", "Teuta", "Shpresa", "Albana", "Mimoza", "Fjolla",
        "Drita", "Lumnije", "Merita", "Edona", "Dragan", "Milan", "Zoran", "Jelena", "Snežana", "Goran", "Milica", "Đorđe", "Çelë", "Ardian", "Lirim", "Petrit",
        "Skënder", "Xhevdet", "Ramiz", "Sabit",
    ];

    private static readonly string[] Lasts =
    [
        "Krasniqi", "Gashi", "Berisha", "Hoxha", "Morina", "Shala", "Bytyqi", "Thaçi", "Kelmendi", "Rexhepi", "Osmani", "Hasani", "Haliti", "Maloku", "Zeqiri",
        "Sylejmani", "Rama", "Kastrati", "Elshani", "Jovanović", "Petrović", "Nikolić", "Stojanović", "Ilić", "Gjonbalaj", "Çollaku", "Sadiku", "Mustafa",
        "Ahmeti", "Veseli", "Pllana", "Ibrahimi", "Murati", "Kurti", "Islami", "Dedić",
    ];

    private static readonly string[] Beginnings = ["Ma", "Do", "Li", "Ve", "Shu", "Kra", "Be", "Zo", "Pe", "Gja", "Ra", "Fi", "Ho", "Du", "Sa", "Xha", "Na", "To"];
    private static readonly string[] Middles = ["ri", "la", "mo", "de", "ku", "shi", "ba", "ni", "re", "va", "ze", "lu"];
    private static readonly string[] Ends = ["n", "m", "ta", "ja", "qi", "ku", "si", "li", "ri", "ci", "na", "mi", "shi", "ni", "fi", "r", "t", "gu", "do"];

    private static readonly string[] Trades =
    [
        "Siguria", "Mbrojtja", "Roja", "Besa", "Shqiponja", "Kalaja", "Guardian", "Alfa", "Delta", "Balkan", "Dardania", "Prishtina", "Iliria", "Vigjilenca",
        "Mburoja", "Zaštita", "Štit", "Sokoli", "Ujku", "Rrufeja",
    ];

    private static readonly string[] Seconds = ["Plus", "Group", "Security", "Pro", "Shërbime", "Kosova", "Elite", "Net", "24", "Invest", "Team", "Sistem"];

    public string First() => Of(Firsts, 0);

    public string Last() => Of(Lasts, 1);

    /// <summary>A company's name; nearly every one ends alike.</summary>
    public string Company() => $"{Pick(Trades)} {Pick(Seconds)} {Rare(random.Next(RareNames), 2)} SH.P.K.";

    // The twelve most common: 4, 3 and 2 of a hundred; the others 1 or 2 of a hundred; the rest of people are named rarely.
    private string Of(string[] common, int salt)
    {
        var at = random.NextDouble() * 100;
        for (var i = 0; i < common.Length; i++)
        {
            at -= i < 4 ? 4 : i < 8 ? 3 : i < 16 ? 2 : 1;
            if (at < 0)
            {
                return common[i];
            }
        }

        return Rare(random.Next(RareNames), salt);
    }

    private static string Rare(int n, int salt)
    {
        n += salt * 7919;
        var begin = Beginnings[n % Beginnings.Length];
        var middle = Middles[n / Beginnings.Length % Middles.Length];
        return begin + middle + Ends[n / (Beginnings.Length * Middles.Length) % Ends.Length];
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
