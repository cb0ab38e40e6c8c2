using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SecurityPortal.Core.Documents;

/// <summary>Puts the room's services together.</summary>
public static class DocumentsRoom
{
    /// <summary>Reads the sections <c>Documents</c> and <c>Clamd</c>; files go to <c>files</c> in the data folder.</summary>
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

        services.AddSingleton<IFileStore>(p => new DiskFileStore(Path.Combine(dataDirectory, "files"), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ContentCheck>();
        services.AddSingleton<ImageWork>();
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<IFileUse, AttachedFiles>();
        return services;
    }
}
