using SecurityPortal.Core.Identity.Demo;

namespace SecurityPortal.Core.Processes.Workers.Demo;

/// <summary>Guards of the company with a history.</summary>
internal static class DemoWorkers
{
    /// <summary>Holds two licences and wears the card; works for two companies.</summary>
    public static DemoWorker Patrol { get; } = Guard("1900000096");

    public static DemoWorker Careless { get; } = Guard("1900000100");

    /// <summary>May renew the licence.</summary>
    public static DemoWorker Expiring { get; } = Guard("1900000088");

    /// <summary>The card is printed.</summary>
    public static DemoWorker Printed { get; } = Guard("1900000142");

    /// <summary>The card waits for the printer.</summary>
    public static DemoWorker Waiting { get; } = Guard("1900000355");

    /// <summary>The request for a licence came back.</summary>
    public static DemoWorker Returned { get; } = Guard("1900000150");

    /// <summary>Employed without a licence.</summary>
    public static DemoWorker Trainee { get; } = Guard("1900000282");

    /// <summary>The licence waits to be paid.</summary>
    public static DemoWorker Unpaid { get; } = Guard("1900000193");

    /// <summary>Personal numbers of them all.</summary>
    public static IReadOnlyCollection<string> Numbers { get; } =
        [.. new[] { Patrol, Careless, Expiring, Printed, Waiting, Returned, Trainee, Unpaid }.Select(w => w.Number)];

    private static DemoWorker Guard(string personalNumber) => new(personalNumber, DemoAccounts.FirstCompany);
}
