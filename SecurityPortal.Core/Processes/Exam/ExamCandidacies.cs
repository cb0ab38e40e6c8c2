using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Begins, changes and ends candidacies inside the transactions of the cases they belong to: one open for a person and class, none while a certificate
/// stands.</summary>
public static class ExamCandidacies
{
    private static readonly CaseFees Fees = new();

    /// <summary>
    /// Enters a filed candidate, or what a further version says of one: checks age and other candidacies, charges the slip at the first filing, and brings the
    /// group in line. Errors: exam.too-young, exam.candidacy-open, exam.already-passed.
    /// </summary>
    public static async Task<Error?> FileAsync(PortalDbContext db, Case file, ExamEntry entry, DateTime now, CancellationToken ct)
    {
        var companyId = file.CompanyId!.Value;
        await ExamReadiness.LockAsync(db, companyId, file.ClassCode, ct);
        if (await RefusalAsync(db, entry.Person, file.ClassCode, file.Id, LocalTime.DateOf(now), ct) is { } refusal)
        {
            return refusal;
        }

        var candidate = await db.ExamCandidates.SingleOrDefaultAsync(c => c.CaseId == file.Id, ct);
        if (candidate is null)
        {
            candidate = new ExamCandidate
            {
                CaseId = file.Id, CompanyId = companyId, ClassCode = file.ClassCode, Name = entry.Person.Name, Email = entry.Email, Language = entry.Language,
                Employer = entry.Employer, EmployerKey = "",
            };
            db.ExamCandidates.Add(candidate);
            await Fees.ChargeAsync(db, file, now, ct);
        }

        (candidate.Name, candidate.Email, candidate.Language) = (entry.Person.Name, entry.Email, entry.Language);
        (candidate.Employer, candidate.EmployerKey) = (entry.Employer, NameFolding.Fold(entry.Employer));
        (candidate.PersonalNumber, candidate.PassportNumber, candidate.Citizenship) = (entry.Person.PersonalNumber, entry.Person.PassportNumber,
            entry.Person.Citizenship);
        candidate.OpenKey = entry.Person.Key;
        await ExamReadiness.UpdateAsync(db, companyId, file.ClassCode, now, ct);
        return null;
    }

    /// <summary>A change of a saved candidate begins: until it is saved, the candidate is not complete.</summary>
    public static async Task ChangeAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        if (CaseStates.Of(file.Status).Group != QueueGroup.Preparing)
        {
            return;
        }

        // Whoever applies at this moment has read the version before, and is told.
        file.Version = Guid.NewGuid();
        await ExamReadiness.LockAsync(db, file.CompanyId!.Value, file.ClassCode, ct);
        await ExamReadiness.UpdateAsync(db, file.CompanyId, file.ClassCode, now, ct);
    }

    /// <summary>Ends a candidacy without a result: its person may be a candidate again, its slip is cancelled, or held when it was paid.</summary>
    public static async Task EndAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        await ExamReadiness.LockAsync(db, file.CompanyId!.Value, file.ClassCode, ct);
        if (await db.ExamCandidates.SingleOrDefaultAsync(c => c.CaseId == file.Id, ct) is { } candidate)
        {
            (candidate.OpenKey, candidate.SessionId) = (null, null);
        }

        await Fees.CancelAsync(db, file.Id, ct);
        await ExamReadiness.UpdateAsync(db, file.CompanyId, file.ClassCode, now, ct);
    }

    /// <summary>
    /// Takes an end back: the person is a candidate again, with the payment held or a new slip. Errors: exam.candidacy-open where they meanwhile are one
    /// elsewhere, exam.already-passed.
    /// </summary>
    public static async Task<Error?> ReopenAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        await ExamReadiness.LockAsync(db, file.CompanyId!.Value, file.ClassCode, ct);
        var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == file.Id, ct);
        var person = ExamPerson.Of(candidate);
        if (await RefusalAsync(db, person, file.ClassCode, file.Id, LocalTime.DateOf(now), ct) is { } refusal)
        {
            return refusal;
        }

        candidate.OpenKey = person.Key;
        await Fees.ReviveAsync(db, file, now, ct);
        return null;
    }

    /// <summary>Why the person cannot be a candidate of the class now; null when they can.</summary>
    internal static async Task<Error?> RefusalAsync(PortalDbContext db, ExamPerson person, string classCode, Guid? exceptCase, DateOnly today,
        CancellationToken ct)
    {
        var years = await db.NumberSettingAsync(ExamReference.MinimumAge, new FilingDay(today), ct);
        if (person.BirthDate is { } born && !Ages.Reaches(born, years, today))
        {
            return ExamErrors.TooYoung(years);
        }

        var (number, passport, citizenship) = (person.PersonalNumber, person.PassportNumber, person.Citizenship);
        if (number is null && passport is null)
        {
            return null;
        }

        // A foreign citizen may be known by a number here and by a passport there: either makes them the same person.
        var open = db.ExamCandidates.Where(c => c.ClassCode == classCode && c.OpenKey != null && c.CaseId != exceptCase);
        var twice = (number is not null && await open.AnyAsync(c => c.PersonalNumber == number, ct))
            || (passport is not null && await open.AnyAsync(c => c.PassportNumber == passport && c.Citizenship == citizenship, ct));
        if (twice)
        {
            return ExamErrors.CandidacyOpen;
        }

        // Asked last: a candidacy that meanwhile ended by a pass has left its certificate.
        var passed = await Workers.PassedExams.HeldAsync(db, new Workers.PersonKey(number, passport, citizenship), classCode, ct);
        return passed ? ExamErrors.AlreadyPassed : null;
    }
}
