using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SecurityPortal.Core.Notifications;

/// <summary>Puts the room's services together.</summary>
public static class NotificationsRoom
{
    /// <summary>Reads the section <c>Smtp</c>. Without a host e-mails go to <c>mail</c> in the data folder; in production that stops the start.</summary>
    public static IServiceCollection AddMailTransport(this IServiceCollection services, IConfiguration configuration, string dataDirectory, bool isProduction)
    {
        var settings = configuration.GetSection("Smtp").Get<SmtpSettings>() ?? new SmtpSettings();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(new EmlFolder(Path.Combine(dataDirectory, "mail")));
        if (!string.IsNullOrWhiteSpace(settings.Host))
        {
            services.AddSingleton<IMailTransport, SmtpMailTransport>();
        }
        else if (isProduction)
        {
            throw new InvalidOperationException("The setting Smtp:Host is missing: in production e-mails must leave the portal.");
        }
        else
        {
            services.AddSingleton<IMailTransport, EmlFolderTransport>();
        }

        return services;
    }

    /// <summary>Sends the outbox in the background. Needs the database, a mail transport and an <see cref="IMailAttachmentProvider"/> for each kind that mails
    /// name.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton(MailCatalogue.Portal)
        .AddSingleton<MailRenderer>()
        .AddSingleton<OutboxSender>()
        .AddHostedService<OutboxWorker>();
}
