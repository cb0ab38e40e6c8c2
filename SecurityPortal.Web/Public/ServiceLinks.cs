using System.Globalization;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Public;

/// <summary>How the public pages name a process and point to its guidance.</summary>
public static class ServiceLinks
{
    /// <summary>Name in the language of the page.</summary>
    public static string PublicName(this ProcessDefinition process) =>
        process.FindText("Name", CultureInfo.CurrentUICulture) ?? process.Key;

    /// <summary>Id of its section on the help page, e.g. <c>service-licence</c>.</summary>
    public static string HelpId(this ProcessDefinition process) => process.Shelf.Route.Split('/')[^1];
}
