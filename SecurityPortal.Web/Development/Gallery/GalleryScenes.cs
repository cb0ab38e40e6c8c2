using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>Makes the scene of a page: all services of the portal, over a database of its own.</summary>
/// <param name="portal">How the portal's services are made.</param>
public sealed class GalleryScenes(IReadOnlyList<ServiceDescriptor> portal)
{
    /// <summary>A new scene for a state; it ends with the page that asked.</summary>
    public async Task<GalleryScene> OpenAsync(GalleryState state)
    {
        var services = new ServiceCollection();
        foreach (var descriptor in portal)
        {
            ((ICollection<ServiceDescriptor>)services).Add(descriptor);
        }

        var database = await GalleryDatabase.OpenAsync();
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(database);
        services.AddScoped<IActorAccessor, GalleryCompany>();
        state.Change?.Invoke(services);
        var scene = new GalleryScene(services.BuildServiceProvider(), database, state);
        if (state.Prepare is not null)
        {
            await state.Prepare(scene);
        }

        return scene;
    }
}
