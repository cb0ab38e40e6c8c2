using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>Which of the officer's comments the correction of a returned case has dealt with.</summary>
public sealed class DraftComments(IDbContextFactory<PortalDbContext> dbFactory, DraftStore drafts)
{
    // Only whether an answer is another one counts here, not what it is called.
    private static readonly AnswerLanguage Language = new(Languages.Culture(Languages.Albanian), new CodeBook([]), default);

    /// <summary>The comments whose answer, document or step stands as it was sent back; none for drafts that correct no returned case.</summary>
    public async Task<IReadOnlyList<DraftComment>> UntouchedAsync(Guid draftId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (draft, _) || draft.CaseId is not { } caseId
            || await DraftStore.CorrectionAsync(db, caseId, ct) is not { IsOfReturned: true } correction)
        {
            return [];
        }

        var form = ProcessCatalogue.Get(draft.ProcessKey).Form;
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var version = await DraftReuse.VersionAsync(db, caseId, file.VersionNumber, ct);
        var answers = Changed(Answers(form, form.Read(version.Payload)), Answers(form, form.Read(draft.Payload)));
        var files = await ChangedKindsAsync(db, version.Id, draft.Id, ct);
        return [.. correction.Comments.Where(c => !IsTouched(c, form, answers, files))];
    }

    private static bool IsTouched(
        DraftComment comment, ProcessForm form, HashSet<(string Step, string Path)> answers, HashSet<string> kinds)
    {
        var pictures = form.Pictures.Where(p => kinds.Contains(p.KindCode)).ToList();
        return comment switch
        {
            { Path: { } path } => answers.Any(a => IsAtOrBelow(a.Path, path)) || pictures.Exists(p => IsAtOrBelow(p.Path, path))
                || kinds.Any(k => path == $"Documents.{k}"),
            { Step: ProcessDefinition.DocumentsStep } => kinds.Any(k => form.Pictures.All(p => p.KindCode != k && p.OriginalKind != k)),
            { Step: { } step } when step != ProcessDefinition.CheckStep => answers.Any(a => a.Step == step) || pictures.Exists(p => p.Step == step),
            _ => answers.Count + kinds.Count > 0,
        };
    }

    private static bool IsAtOrBelow(string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '[');

    private static Dictionary<(string Step, string Path), string> Answers(ProcessForm form, string payload) => form.Describe(payload, Language)
        .SelectMany(s => s.Groups.SelectMany(g => g.Answers.Select(a => (Key: (s.Step, a.Path), a.Value))))
        .ToDictionary(a => a.Key, a => a.Value);

    private static HashSet<(string Step, string Path)> Changed(
        Dictionary<(string Step, string Path), string> before, Dictionary<(string Step, string Path), string> now) =>
        [.. before.Keys.Union(now.Keys).Where(key => before.GetValueOrDefault(key, "") != now.GetValueOrDefault(key, ""))];

    private static async Task<HashSet<string>> ChangedKindsAsync(PortalDbContext db, Guid versionId, Guid draftId, CancellationToken ct)
    {
        var files = await db.Attachments.AsNoTracking().Where(a => a.CaseVersionId == versionId || a.DraftId == draftId)
            .Select(a => new { a.KindCode, a.FileId, IsNow = a.DraftId == draftId }).ToListAsync(ct);
        return
        [
            .. files.GroupBy(f => f.KindCode)
                .Where(kind => !kind.Where(f => f.IsNow).Select(f => f.FileId).ToHashSet().SetEquals(kind.Where(f => !f.IsNow).Select(f => f.FileId)))
                .Select(kind => kind.Key),
        ];
    }
}
