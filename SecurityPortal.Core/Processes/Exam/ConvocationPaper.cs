using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>"Ftesë për provim": when and where a candidate sits the exam. Goes along with a mail, so it carries no personal number.</summary>
public sealed class ConvocationPaper(IDbContextFactory<PortalDbContext> dbFactory, CodeBookCache codes, TimeProvider clock) : IMailAttachmentProvider
{
    public string Kind => ExamConvocationMail.PaperKind;

    /// <inheritdoc/>
    public async Task<MailAttachment> MakeAsync(Guid reference, string language, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var convocation = await db.ExamConvocations.AsNoTracking().SingleAsync(c => c.Id == reference, ct);
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == convocation.CaseId, ct);
        var texts = new PaperTextReader<ExamsTexts>(null);
        var paperTexts = new PaperTextReader<PapersTexts>(null);
        var heading = new PaperHeading { Title = texts["Convocation.Title"], Reference = file.Number, PrintedAt = clock.GetUtcNow() };
        var className = PaperWords.Of(
            (await codes.CurrentAsync(ct)).Name(ProcessCatalogue.Get(file.ProcessKey).ClassList, file.ClassCode, file.SubmittedAt), null);
        var pdf = new PortalPageFrame(heading, body =>
        {
            body.Paragraph(texts["Convocation.Text"]);
            body.Item().Element(place => AnswerPaper.Grid(place,
            [
                new(texts["Convocation.Name"], convocation.Name, Wide: true),
                new(paperTexts["CaseNumber"], file.Number),
                new("", texts["Convocation.Language"], texts[$"Convocation.Language.{convocation.Language}"], AnswerKind.Text),
                new("", texts["Convocation.Class"], className, AnswerKind.Text, Wide: true),
                new(texts["Convocation.Date"], LocalTime.Format(LocalTime.DateOf(convocation.StartsAt))),
                new(texts["Convocation.Time"], LocalTime.FormatTime(convocation.StartsAt)),
                new(texts["Convocation.Place"], convocation.Place, Wide: true),
                new(texts["Convocation.Institution"], file.ApplicantName, Wide: true),
            ]));
            body.Notice(texts["Convocation.Bring"]);
        }).GeneratePdf();
        return new MailAttachment($"Ftesa-{file.Number}.pdf", "application/pdf", pdf);
    }
}
