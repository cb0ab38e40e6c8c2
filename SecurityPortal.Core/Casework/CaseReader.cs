using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>Reads the parts of a case that its applicant and the ministry both see. Whether they may is asked before.</summary>
internal sealed class CaseReader(PortalDbContext db, Case file, CodeBook codes, CultureInfo culture, DateOnly today)
{
    private readonly ProcessDefinition _process = ProcessCatalogue.Get(file.ProcessKey);

    /// <summary>The case with one version of its answers; null where there is no such version.</summary>
    public async Task<CaseView?> ReadAsync(int? version, CancellationToken ct)
    {
        var versions = await db.CaseVersions.AsNoTracking().Where(v => v.CaseId == file.Id).OrderBy(v => v.Number).ToListAsync(ct);
        if (versions.SingleOrDefault(v => v.Number == (version ?? file.VersionNumber)) is not { } shown)
        {
            return null;
        }

        var before = versions.SingleOrDefault(v => v.Number == shown.Number - 1) ?? await OfPreviousRequestAsync(ct);
        var sections = Describe(shown);
        var authors = await db.NamesAsync(versions.Select(v => (Guid?)v.SubmittedBy), ct);
        var filing = FilingDay.Of(file.SubmittedAt);
        var files = await FilesAsync(shown, before, await db.DocumentKindsAsync(file.ProcessKey, file.ClassCode, filing, ct), ct);
        var licence = await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.CaseId == file.Id, ct);
        var answers = _process.Form.Read(shown.Payload);
        return new CaseView
        {
            Id = file.Id,
            Version = file.Version,
            Number = file.Number,
            ProcessKey = file.ProcessKey,
            Subject = await db.SubjectAsync(file.ProcessKey, file.ClassCode, file.SubmittedAt, ct),
            ClassName = codes.Name(_process.ClassList, file.ClassCode, file.SubmittedAt),
            Kind = file.Kind,
            ApplicantName = file.ApplicantName,
            ApplicantNumber = file.ApplicantNumber,
            Status = file.Status,
            SubmittedAt = file.SubmittedAt,
            StatusChangedAt = file.StatusChangedAt,
            ShownVersion = shown.Number,
            Versions = [.. versions.Select(v => new CaseVersionRow(v.Number, v.SubmittedAt, authors.GetValueOrDefault(v.SubmittedBy, "")))],
            CompletionDue = file.Status == CaseStatus.Returned ? file.CompletionDue : null,
            DecidedAt = file.DecidedAt,
            DecisionReasons = file.DecisionReasons,
            Sections = sections,
            Changes = before is null ? AnswerChanges.None : AnswerChanges.Between(Describe(before), sections),
            Files = files,
            MissingDocuments =
            [
                .. (await db.RequirementsAsync(file.ProcessKey, file.ClassCode, filing, ct))
                    .Where(r => !shown.IsForgotten && _process.Form.Need(answers, r.KindCode, amends: false).IsRequired(r.IsRequired)
                        && files.All(f => f.KindCode != r.KindCode))
                    .Select(r => r.Name),
            ],
            Licence = licence,
            LicenceState = licence?.StateOn(today, await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct)),
            Comments = [],
            History = [],
            Slips = [],
            Actions = new HashSet<CaseAction>(),
        };
    }

    public async Task<IReadOnlyList<CaseCommentRow>> CommentsAsync(bool includeUnsent, CancellationToken ct)
    {
        var comments = await db.CaseComments.AsNoTracking()
            .Where(c => c.CaseId == file.Id && (includeUnsent || c.SentAt != null)).OrderBy(c => c.Id).ToListAsync(ct);
        var authors = await db.NamesAsync(comments.Select(c => (Guid?)c.AuthorId), ct);
        return [.. comments.Select(c => new CaseCommentRow(c.Id, c.VersionNumber, c.Step, c.Path, c.Text, authors.GetValueOrDefault(c.AuthorId), c.SentAt))];
    }

    public async Task<IReadOnlyList<CaseEvent>> HistoryAsync(CancellationToken ct) =>
        await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderBy(e => e.Number).ToListAsync(ct);

    public async Task<IReadOnlyList<PaymentSlip>> SlipsAsync(CancellationToken ct) =>
        await db.PaymentSlips.AsNoTracking().Where(s => s.CaseId == file.Id).OrderByDescending(s => s.IssuedAt).ToListAsync(ct);

    private IReadOnlyList<AnswerSection> Describe(CaseVersion version) => version.IsForgotten ? []
        : _process.Form.Describe(_process.Form.Read(version.Payload), new AnswerLanguage(culture, codes, LocalTime.DateOf(file.SubmittedAt)));

    // A renewal is read against the request whose licence it continues.
    private async Task<CaseVersion?> OfPreviousRequestAsync(CancellationToken ct) => file.PreviousLicenceId is not { } licence ? null
        : await db.Licences.Where(l => l.Id == licence).Join(db.Cases, l => l.CaseId, c => c.Id, (_, c) => c)
            .Join(db.CaseVersions, c => new { c.Id, Number = c.VersionNumber }, v => new { Id = v.CaseId, v.Number }, (_, v) => v)
            .AsNoTracking().SingleOrDefaultAsync(ct);

    private async Task<IReadOnlyList<CaseFileRow>> FilesAsync(
        CaseVersion shown, CaseVersion? before, IReadOnlyList<DocumentRequirement> kinds, CancellationToken ct)
    {
        var beforeId = before?.Id;
        var attachments = await db.Attachments.AsNoTracking().Include(a => a.File)
            .Where(a => a.CaseVersionId == shown.Id || (beforeId != null && a.CaseVersionId == beforeId)).ToListAsync(ct);
        var earlier = attachments.Where(a => a.CaseVersionId != shown.Id).Select(a => a.FileId).ToHashSet();
        var order = kinds.Select(r => r.KindCode).Index().ToDictionary(k => k.Item, k => k.Index);
        return
        [
            .. attachments.Where(a => a.CaseVersionId == shown.Id)
                .OrderBy(a => order.GetValueOrDefault(a.KindCode, int.MaxValue)).ThenBy(a => a.AttachedAt)
                .Select(a => new CaseFileRow(
                    a.Id, a.KindCode, kinds.FirstOrDefault(r => r.KindCode == a.KindCode)?.Name, a.FileName, a.File!.ContentType, a.File.Size,
                    a.AttachedAt, before is not null && !earlier.Contains(a.FileId))),
        ];
    }
}
