using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Officer.Audit;

/// <summary>What a check of the trail found, in sentences: for the page and for the command.</summary>
public static class AuditSentences
{
    /// <summary>What is wrong at a place.</summary>
    public static string Sentence(this IStringLocalizer<AuditTexts> texts, AuditBreak broken) =>
        broken.First == broken.Last ? texts[$"Break.{broken.Kind}", broken.First] : texts[$"Breaks.{broken.Kind}", broken.First, broken.Last];

    /// <summary>What speaks for the end of the chain.</summary>
    public static string Anchor(this IStringLocalizer<AuditTexts> texts, AuditVerdict verdict) =>
        verdict.Anchor is { } last ? texts["Anchor", last.Sequence, LocalTime.Format(last.At)] : texts["NoAnchor"];
}
