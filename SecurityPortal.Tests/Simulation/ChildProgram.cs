using System.Globalization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>
/// The tests as a program of its own, which a test can kill: <c>finish</c> or <c>book</c>, the folder of a database, the time, then one
/// <see cref="ChildTask"/> after the other, a second apart. The first is done at once; the others when a line comes in.
/// </summary>
internal static class ChildProgram
{
    /// <summary>Written when the first task is done.</summary>
    public const string Ready = "ready";

    public static async Task<int> Main(string[] args)
    {
        var portal = TestPortal.At(args[1]);
        portal.Clock.SetUtcNow(DateTimeOffset.Parse(args[2], CultureInfo.InvariantCulture));
        var tasks = args.Skip(3).Select(ChildTask.Parse).ToList();
        await RunAsync(portal, args[0], tasks[0]);
        await Console.Out.WriteLineAsync(Ready);
        await Console.In.ReadLineAsync();
        foreach (var task in tasks.Skip(1))
        {
            await RunAsync(portal, args[0], task);
        }

        return 0;
    }

    /// <summary>What the child does, and its parent again after its death.</summary>
    public static async Task<Error?> RunAsync(TestPortal portal, string command, ChildTask task)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var session = portal.As(new Actor { UserId = task.UserId, Name = "", Language = "sq", CompanyId = task.CompanyId });
        return command == "finish"
            ? (await session.Get<DraftSubmission>().SubmitAsync(task.SubjectId, task.Version, default)).Error
            : (await session.Get<PaymentService>()
                .BookAsync(task.SubjectId, task.Version, new Booking(portal.Today, $"B-{task.SubjectId:N}", task.Cents), default)).Error;
    }
}

/// <summary>One press of a button.</summary>
/// <param name="UserId">Who presses it.</param>
/// <param name="CompanyId">For which company; none for the ministry.</param>
/// <param name="SubjectId">The draft or the slip.</param>
/// <param name="Version">As seen.</param>
/// <param name="Cents">What is booked.</param>
internal sealed record ChildTask(Guid UserId, Guid? CompanyId, Guid SubjectId, Guid Version, long Cents = 0)
{
    public static ChildTask Parse(string text)
    {
        var parts = text.Split('/');
        return new ChildTask(
            Guid.Parse(parts[0]), parts[1].Length == 0 ? null : Guid.Parse(parts[1]), Guid.Parse(parts[2]), Guid.Parse(parts[3]),
            long.Parse(parts[4], CultureInfo.InvariantCulture));
    }

    public override string ToString() => FormattableString.Invariant($"{UserId}/{CompanyId}/{SubjectId}/{Version}/{Cents}");
}
