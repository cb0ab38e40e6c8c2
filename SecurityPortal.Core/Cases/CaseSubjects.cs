using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Cases;

/// <summary>Says what a case asks for, e.g. "Licencë për shërbime private të sigurisë – Mbikëqyrje elektronike".</summary>
public static class CaseSubjects
{
    /// <summary>The process's name and the class's.</summary>
    public static async Task<LocalName> SubjectAsync(this PortalDbContext db, string processKey, string classCode, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(processKey);
        var item = await db.CodeItems.AsNoTracking().Where(c => c.List == process.ClassList && c.Code == classCode).Select(c => c.Name).SingleAsync(ct);
        return new LocalName { Sq = In(Languages.Albanian), Sr = In(Languages.Serbian), En = In(Languages.English) };

        string In(string language)
        {
            var culture = Languages.Culture(language);
            return $"{Texts.Find(process.TextsType, "Name", culture)} – {item.In(culture)}";
        }
    }
}
