using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>Says what a case asks for, e.g. "Licencë për shërbime private të sigurisë – Mbikëqyrje elektronike".</summary>
public static class CaseSubjects
{
    /// <summary>The process's name and the class's, as it was called on the day of the case or the licence.</summary>
    public static async Task<LocalName> SubjectAsync(this PortalDbContext db, string processKey, string classCode, DateTime at, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(processKey);
        var item = await db.CodeNameAsync(process.ClassList, classCode, LocalTime.DateOf(at), ct);
        var name = process.Text("Name");
        return item == name ? name : new LocalName { Sq = $"{name.Sq} – {item.Sq}", Sr = $"{name.Sr} – {item.Sr}", En = $"{name.En} – {item.En}" };
    }

    /// <summary>What a mail to <paramref name="receiver"/> says about a case; <paramref name="link"/> leads to the receiver's page of it.</summary>
    public static async Task<CaseMailFacts> MailFactsAsync(this PortalDbContext db, Case file, MailReceiver receiver, string link, CancellationToken ct) =>
        new(receiver.Name, file.Number, await db.SubjectAsync(file.ProcessKey, file.ClassCode, file.SubmittedAt, ct), file.ApplicantName, link);
}
