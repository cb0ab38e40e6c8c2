using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Documents;

/// <summary>Puts the room's services together.</summary>
public static class DocumentsRoom
{
    /// <summary>Reads the sections <c>Documents</c>, <c>Files</c> and <c>Clamd</c>; what is on its way goes to <c>files</c> in the data folder.</summary>
    public static IServiceCollection AddDocumentContent(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var clamd = configuration.GetSection("Clamd").Get<ClamdSettings>() ?? new ClamdSettings();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.GetSection("Documents").Get<DocumentLimits>() ?? new DocumentLimits());
        services.AddSingleton(clamd);
        if (string.IsNullOrWhiteSpace(clamd.Host))
        {
            services.AddSingleton<IVirusScanner, NoScanner>();
        }
        else
        {
            services.AddSingleton<IVirusScanner, ClamdScanner>();
        }

        var files = configuration.GetSection(FileStoreSettings.Section).Get<FileStoreSettings>() ?? new FileStoreSettings();
        services.AddSingleton(p => new FileStores(files, dataDirectory, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(p => p.GetRequiredService<FileStores>().Current());
        services.AddSingleton<ContentCheck>();
        services.AddSingleton<ImageWork>();
        services.AddSingleton<DocumentIntake>();
        return services;
    }
}
