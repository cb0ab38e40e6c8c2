using System.Globalization;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Names of the code lists of incident reports (domain.md §4).</summary>
public static class IncidentLists
{
    /// <summary>Kinds of report; the classes of the reports' processes.</summary>
    public const string ReportKind = "report-kind";

    public const string SiteType = "site-type";

    public const string Injury = "injury";

    public const string MedicalHelp = "medical-help";

    /// <summary>Reasons to use force, §4.3.</summary>
    public const string Reason = "force-reason";

    /// <summary>Whether a warning was given.</summary>
    public const string Warning = "force-warning";

    /// <summary>Actions whose level the reporter says: "Other".</summary>
    public const string OtherForce = "force-other";

    /// <summary>Whether an action had its effect.</summary>
    public const string Effect = "force-effect";

    /// <summary>What a subject did, §4.4.</summary>
    public const string Behaviour = "subject-behaviour";

    /// <summary>With what a subject was armed.</summary>
    public const string Armed = "subject-armed";

    /// <summary>Under what influence a subject was.</summary>
    public const string Influence = "subject-influence";

    /// <summary>Why a subject was vulnerable.</summary>
    public const string Vulnerable = "subject-vulnerable";

    public const string OffenceType = "offence-type";

    public const string OffenceAction = "offence-action";

    /// <summary>How an offence was noticed.</summary>
    public const string Noticed = "offence-noticed";

    /// <summary>Highest level of force.</summary>
    public const int MaxLevel = 5;

    private const string LevelPrefix = "force-level-";

    /// <summary>Actions of each level, §4.2: a list a level, so that the level of an action is seen and has one place.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. Enumerable.Range(1, MaxLevel).Select(LevelList)];

    /// <summary>All lists an action can stand in.</summary>
    public static IReadOnlyList<string> Force { get; } = [.. Levels, OtherForce];

    /// <summary>The list of a level.</summary>
    public static string LevelList(int level) => LevelPrefix + level.ToString(CultureInfo.InvariantCulture);

    /// <summary>The level of a list; null where the reporter says it.</summary>
    public static int? LevelOf(string list) =>
        list.StartsWith(LevelPrefix, StringComparison.Ordinal) ? int.Parse(list[LevelPrefix.Length..], CultureInfo.InvariantCulture) : null;

    /// <summary>The action of a code, in whichever level's list it stands.</summary>
    public static CodeItem? FindForce(this CodeBook codes, string? code, DateOnly day) =>
        string.IsNullOrEmpty(code) ? null : Force.Select(list => codes.Find(list, code, day)).FirstOrDefault(item => item is not null);
}
