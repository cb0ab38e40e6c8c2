namespace SecurityPortal.Web.Hosting;

/// <summary>Names this run of the server, so that an open page notices that the one it talked to is gone.</summary>
public static class ServerInstance
{
    public static string Id { get; } = Guid.NewGuid().ToString("N");

    public static void MapServerInstance(this WebApplication app) => app.MapGet("/alive", (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(Id);
    }).AllowAnonymous().ExcludeFromDescription();
}
