using System.Reflection;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>
/// Shows every shared component alone, in each of its states, with made-up data. Development only. The component is the real one, and so are the services it
/// asks for; they stand over a database in memory that belongs to the open page.
/// </summary>
public static class ComponentGallery
{
    /// <summary>Address of the index; a state stands at <c>/dev/components/{name}/{state}</c>.</summary>
    public const string Route = "/dev/components";

    /// <summary>Everything shown, by folder and name. Its content cannot be drawn: that belongs to a wall on a page.</summary>
    public static IReadOnlyList<GalleryEntry> Entries { get; } =
    [
        .. typeof(GalleryRoom).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(GalleryRoom)))
            .SelectMany(t => ((GalleryRoom)Activator.CreateInstance(t)!).Entries)
            .OrderBy(e => e.Component.Namespace, StringComparer.Ordinal).ThenBy(e => e.Name, StringComparer.Ordinal),
    ];

    /// <summary>A component and its state by their names in the address.</summary>
    public static (GalleryEntry Entry, GalleryState State)? Find(string? name, string? state) =>
        Entries.FirstOrDefault(e => e.Name == name) is { } entry && entry.States.FirstOrDefault(s => s.Name == state) is { } found ? (entry, found) : null;

    /// <summary>
    /// Lets the services that components ask for come from the scene of the page where there is one. The last of the services to be added: what is registered
    /// by then is what a scene is made of.
    /// </summary>
    public static void AddComponentGallery(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            return;
        }

        var services = builder.Services;
        var portal = services.ToArray();
        var asked = typeof(ComponentWithLifetime).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentBase)))
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.IsDefined(typeof(InjectAttribute)) && p.PropertyType.Assembly == typeof(Error).Assembly)
            .Select(p => p.PropertyType).ToHashSet();
        foreach (var own in portal.Where(d => d.Lifetime == ServiceLifetime.Scoped && asked.Contains(d.ServiceType)))
        {
            services.AddScoped(own.ServiceType, provider =>
                provider.GetRequiredService<GallerySeam>().Services?.GetRequiredService(own.ServiceType) ?? Make(own, provider));
        }

        services.AddScoped<GallerySeam>().AddSingleton(new GalleryScenes(portal));
    }

    /// <summary>The picture attached in a scene, which stands in no store: its address shows a sample. Development only.</summary>
    public static void UseComponentGallery(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (context.Request.Path == $"/files/{GalleryRows.Picture}")
            {
                context.Response.Redirect("/demo/stema-1.png");
                return Task.CompletedTask;
            }

            return next(context);
        });
    }

    private static object Make(ServiceDescriptor own, IServiceProvider provider) =>
        own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!);
}
