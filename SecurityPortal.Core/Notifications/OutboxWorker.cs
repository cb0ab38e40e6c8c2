using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Notifications;

/// <summary>Sends whatever is due, every two seconds; after a mail server that did not answer it rests.</summary>
public sealed class OutboxWorker(OutboxSender sender, IJobLeases leases, TimeProvider clock, ILogger<OutboxWorker> log)
    : LeasedJob(TimeSpan.FromSeconds(2), leases, clock, log)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        OutboxStep step;
        do
        {
            step = await sender.SendNextAsync(ct);
        }
        while (step is OutboxStep.Sent or OutboxStep.Failed);

        if (step is OutboxStep.Unreachable)
        {
            await Task.Delay(Rest, _clock, ct);
        }
    }
}
