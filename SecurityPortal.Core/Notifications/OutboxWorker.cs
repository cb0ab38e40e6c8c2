using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Notifications;

/// <summary>Keeps one <see cref="OutboxSender"/> going for as long as the portal runs.</summary>
public sealed class OutboxWorker(OutboxSender sender, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var pause = await sender.SendNextAsync(stoppingToken) switch
                {
                    OutboxStep.Idle => Look,
                    OutboxStep.Unreachable => Rest,
                    _ => TimeSpan.Zero,
                };
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is away; the mails are safe in it.
                log.LogError(e, "The outbox cannot be read");
                await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
