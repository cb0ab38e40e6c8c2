using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;

namespace SecurityPortal.Web.Account;

/// <summary>The command <c>create-administrator &lt;e-mail&gt;</c>: makes the first administrator's account and mails its one-time link.</summary>
public static class CreateAdministrator
{
    public const string Verb = "create-administrator";

    /// <summary>Runs the command. Answers the exit code of the process.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string email)
    {
        if (!EmailAddress.TryNormalize(email, out var address))
        {
            await Console.Error.WriteLineAsync("That is not an e-mail address.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<AccountAdministration>().CreateAdministratorAsync(address, CancellationToken.None);
        if (result.Error is EmailInUse)
        {
            await Console.Error.WriteLineAsync("An account signs in with this address already.");
            return 1;
        }

        // The running portal would send it too; without one it goes now, or waits for the first start.
        var sender = services.GetRequiredService<OutboxSender>();
        while (await sender.SendNextAsync(CancellationToken.None) is OutboxStep.Sent)
        {
        }

        Console.WriteLine($"The one-time link for {address} is on its way. It is good for 24 hours; run the command again for a new one.");
        return 0;
    }
}
