using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>One of the 38 municipalities.</summary>
/// <param name="Code">Two digits, code of the Agency of Statistics.</param>
/// <param name="Names">Official Albanian and Serbian name, usual English one.</param>
/// <param name="Region">01 Prishtinë, 02 Mitrovicë, 03 Pejë, 04 Prizren, 05 Ferizaj, 06 Gjilan, 07 Gjakovë (as on vehicle plates).</param>
public sealed record Municipality(string Code, LocalName Names, string Region)
{
    /// <summary>The name in a language of the portal.</summary>
    public string NameIn(CultureInfo culture) => Names.In(culture);
}
