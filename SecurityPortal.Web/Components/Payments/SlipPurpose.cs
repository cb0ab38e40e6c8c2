using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Components.Payments;

/// <summary>What a slip is for, as it was written at issue: in Albanian, on the next line in Serbian.</summary>
public static class SlipPurpose
{
    /// <summary>The line for whoever reads now; English readers read the Albanian one.</summary>
    public static string Shown(string purpose)
    {
        var lines = purpose.Split('\n');
        return CultureInfo.CurrentUICulture.Name == Languages.Serbian && lines.Length > 1 ? lines[1] : lines[0];
    }
}
