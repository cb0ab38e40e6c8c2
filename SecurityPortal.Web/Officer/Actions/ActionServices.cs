namespace SecurityPortal.Web.Officer.Actions;

/// <summary>The services of whoever looks, for actions that each need another one: the page that draws the buttons knows none of them.</summary>
public sealed class ActionServices(IServiceProvider services)
{
    /// <summary>A service of the circuit.</summary>
    public TService Get<TService>()
        where TService : notnull => services.GetRequiredService<TService>();
}
