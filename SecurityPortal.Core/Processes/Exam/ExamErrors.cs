using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Why an exam's command is not done. The sentences stand in ErrorTexts.</summary>
public static class ExamErrors
{
    /// <summary>The institution holds no valid licence for the class. Argument: the class.</summary>
    public static Error NoTrainingLicence(string className) => new("exam.no-training-licence") { Arguments = [className] };

    /// <summary>The person is a candidate of the class already, here or elsewhere.</summary>
    public static Error CandidacyOpen => new("exam.candidacy-open");

    /// <summary>The person has passed the class's exam.</summary>
    public static Error AlreadyPassed => new("exam.already-passed");

    /// <summary>The person is too young. Argument: the age from which one may be a candidate.</summary>
    public static Error TooYoung(int years) => new("exam.too-young") { Arguments = [years] };

    /// <summary>Too few complete candidates. Arguments: how many there are, how many it takes.</summary>
    public static Error GroupTooSmall(int complete, int size) => new("exam.group-too-small") { Arguments = [complete, size] };

    /// <summary>The candidate's slip is not paid.</summary>
    public static Error NotPaid => new("exam.not-paid");

    /// <summary>All places of the session are taken. Argument: how many it has.</summary>
    public static Error SessionFull(int capacity) => new("exam.session-full") { Arguments = [capacity] };

    /// <summary>The session is of another class or language.</summary>
    public static Error SessionOther => new("exam.session-other");

    /// <summary>The session was called off, or has begun.</summary>
    public static Error SessionClosed => new("exam.session-closed");

    /// <summary>A session with results is not called off.</summary>
    public static Error SessionResults => new("exam.session-results");

    /// <summary>A pass is not corrected away: the certificate is revoked in the register.</summary>
    public static Error CorrectPass => new("exam.correct-pass");

    /// <summary>The correction says what stands already.</summary>
    public static Error CorrectSame => new("exam.correct-same");

    /// <summary>Results come after the exam.</summary>
    public static Error SessionNotHeld => new("exam.session-not-held");

    /// <summary>Another changed the session since it was read.</summary>
    public static Error SessionChanged => new("exam.session-changed");

    /// <summary>The session's date and time are not in the future.</summary>
    public static Error SessionTime => new("exam.session-time");

    /// <summary>The session needs a place, in up to 200 characters.</summary>
    public static Error SessionPlace => new("exam.session-place");

    /// <summary>The capacity is not between 1 and 500. Argument: candidates it holds already.</summary>
    public static Error SessionCapacity(int taken) => new("exam.session-capacity") { Arguments = [Math.Max(1, taken)] };

    /// <summary>Points are whole numbers. Argument: the most there are.</summary>
    public static Error Points => new("exam.points") { Arguments = [ExamWords.MostPoints] };

    /// <summary>What an error of a class that is not in use says.</summary>
    internal static async Task<Error> NoLicenceAsync(CodeBookCache codes, string classCode, DateOnly today, CancellationToken ct) =>
        NoTrainingLicence((await codes.CurrentAsync(ct)).Name(CodeLists.TrainingClass, classCode, today).Current);
}
