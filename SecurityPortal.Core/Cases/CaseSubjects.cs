using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Cases;

/// <summary>Says what a case asks for, e.g. "Licencë për shërbime private të sigurisë – Mbikëqyrje elektronike".</summary>
public static class CaseSubjects
{
    /// <summary>The process's name and the class's.</summary>
    public static async Task<LocalName> SubjectAsync(this PortalDbContext db, string processKey, string classCode, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(processKey);
        var item = await db.CodeItems.AsNoTracking().Where(c => c.List == process.ClassList && c.Code == classCode).Select(c => c.Name).SingleAsync(ct);
        var name = process.Text("Name");
        return item == name ? name : new LocalName { Sq = $"{name.Sq} – {item.Sq}", Sr = $"{name.Sr} – {item.Sr}", En = $"{name.En} – {item.En}" };
    }
}
