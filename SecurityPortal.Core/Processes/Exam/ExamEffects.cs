using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Effects;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What the moves of a candidate's case do to the candidacy.</summary>
internal sealed class ExamEffects : IOnFiled, IOnCorrectionStarted, IOnEnded, IOnReopened, IOnPaid, IOnForgotten
{
    public async Task<Error?> FiledAsync(CaseContext move, CancellationToken ct)
    {
        var db = move.Db;
        var application = await move.AnswersAsync<ExamApplication>(ct);
        var email = EmailAddress.TryNormalize(application.Person.Email, out var address) ? address : "";
        return await ExamCandidacies.FileAsync(
            db, move.File, new ExamEntry(ExamPerson.Of(application.Person), email, application.Training.Language!, application.Training.Employer!.Trim()),
            move.Now, ct);
    }

    public Task CorrectionStartedAsync(CaseContext move, CancellationToken ct) => ExamCandidacies.ChangeAsync(move.Db, move.File, move.Now, ct);

    public Task EndedAsync(CaseContext move, CancellationToken ct) => ExamCandidacies.EndAsync(move.Db, move.File, move.Now, ct);

    public Task<Error?> ReopenedAsync(CaseContext move, CancellationToken ct) => ExamCandidacies.ReopenAsync(move.Db, move.File, move.Now, ct);

    public Task ForgottenAsync(PortalDbContext db, Guid caseId, CancellationToken ct) => db.ExamCandidates.Where(c => c.CaseId == caseId)
        .ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Name, "–").SetProperty(x => x.PersonalNumber, (PersonalNumber?)null).SetProperty(x => x.PassportNumber, (string?)null)
                .SetProperty(x => x.Citizenship, (string?)null).SetProperty(x => x.OpenKey, (string?)null).SetProperty(x => x.Email, ""),
            ct);

    public Task<Result<Unit>> PaidAsync(CaseContext move, CancellationToken ct)
    {
        // The candidate's state stays: a paid slip lets them sit, and says nothing else.
        move.Db.Move(move.File, CaseAction.Pay, move.File.Status, move.Now, move.Person);
        return Task.FromResult<Result<Unit>>(Unit.Done);
    }
}
