using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes.Incidents.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>
/// Composes a process by which companies report incidents (processes.md §8, §9): several drafts at once, no licence asked for, immutable once filed, corrected
/// by further versions. A process supplies its form, its words and its lists.
/// </summary>
public static class IncidentProcess
{
    /// <summary>The definition of a process of the family.</summary>
    public static ProcessDefinition Of<TForm>(
        string key, string letters, string route, IncidentReportForm<TForm> form, Type texts, ReferenceRows reference, Action<IServiceCollection> services)
        where TForm : IncidentForm, new() => new()
        {
            Key = key,
            Letters = letters,
            ClassList = IncidentLists.ReportKind,
            Workflow = CaseWorkflow.Report,
            OneDraftPerClass = false,
            HasKinds = false,
            TextsTypes = [texts, typeof(IncidentTexts)],
            Shelf = new ProcessShelf(route) { AfterFinish = (caseId, _) => $"{route}?done={caseId}" },
            Form = form,
            Offer = new IncidentOffer(letters),
            Effects = [new IncidentEffects<TForm>(form)],
            Mails = new ProcessMails
            {
                Filed = (about, _) => new ReportFiledMail { Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Link = about.Link },
                FurtherVersion = about =>
                    new ReportCorrectedMail { Name = about.Name, CaseNumber = about.CaseNumber, Company = about.Applicant, Link = about.Link },
            },
            Reference = reference,
            Services = all => services(all.AddIncidents()),
        };
}
