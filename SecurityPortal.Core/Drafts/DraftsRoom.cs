using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Drafts;

/// <summary>Puts the room's services together.</summary>
public static class DraftsRoom
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddScoped<DraftStore>()
        .AddScoped<DraftDocuments>()
        .AddScoped<DraftComments>()
        .AddScoped<DraftSubmission>();
}
