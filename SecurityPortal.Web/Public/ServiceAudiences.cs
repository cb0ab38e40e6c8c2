using System.Collections.Frozen;

namespace SecurityPortal.Web.Public;

/// <summary>Who a service is for, by process key: decides under which heading the home page names it.</summary>
public static class ServiceAudiences
{
    private static readonly FrozenDictionary<string, Audience[]> ByProcess = new Dictionary<string, Audience[]>
    {
        ["ServiceLicence"] = [Audience.Company],
        ["TrainingInstitution"] = [Audience.Company],
        ["ControlCentre"] = [Audience.Company],
        ["UseOfForce"] = [Audience.Company],
        ["CriminalOffence"] = [Audience.Company],
        ["Contract"] = [Audience.Company],
        ["Exam"] = [Audience.Company],
        ["WorkerLicence"] = [Audience.Company, Audience.Individual],
        ["PersonCard"] = [Audience.Company],
    }.ToFrozenDictionary();

    /// <summary>The audiences of a process; none for an unknown key.</summary>
    public static IReadOnlyList<Audience> Of(string processKey) => ByProcess.GetValueOrDefault(processKey, []);
}
