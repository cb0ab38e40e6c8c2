using System.Globalization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>
/// The words for states, actions and kinds of request. A process may have words of its own: the same key (<c>Status.Submitted</c>, <c>Action.Submit</c>,
/// <c>Kind.Initial</c>) in its texts goes before the shared ones.
/// </summary>
public static class CaseLabels
{
    /// <summary>A state; without a process the shared words.</summary>
    public static string Status(string? processKey, CaseStatus status) => Label(processKey, CaseStates.Of(status).LabelKey);

    public static string Action(string? processKey, CaseAction action) => Label(processKey, $"Action.{action}");

    /// <summary>First request, further class or renewal.</summary>
    public static string Kind(string? processKey, RequestKind kind) => Label(processKey, $"Kind.{kind}");

    /// <summary>One sentence for somebody of the ministry to whom the page of a case offers nothing to do.</summary>
    public static string WhyNoAction(CaseView file) => file.WhyNoAction is { } reason
        ? string.Format(CultureInfo.CurrentCulture, Label(file.ProcessKey, $"Why.{reason}"), file.Officer?.Name)
        : throw new InvalidOperationException("Read by an applicant.");

    private static string Label(string? processKey, string key)
    {
        var culture = CultureInfo.CurrentUICulture;
        var own = processKey is null ? null : ProcessCatalogue.All.SingleOrDefault(p => p.Key == processKey)?.FindText(key, culture);
        return own ?? Texts.Get<CaseTexts>(key, culture);
    }
}
