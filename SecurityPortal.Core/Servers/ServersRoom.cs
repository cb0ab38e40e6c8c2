using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Servers;

/// <summary>Puts the room's services together.</summary>
public static class ServersRoom
{
    /// <summary>Reads the section <c>Redis</c>. Where it names none, this server is the only one that changes are told to.</summary>
    public static IServiceCollection AddServers(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(RedisSettings.Section);
        services.AddOptions<RedisSettings>().Bind(section);
        if ((section.Get<RedisSettings>() ?? new RedisSettings()).IsSet)
        {
            services.AddSingleton<RedisLink>().AddSingleton<IServerBus, RedisBus>().AddSingleton<RedisCounter>();
        }

        return services.AddSingleServer();
    }

    /// <summary>What every server has; where nothing else was said, it knows of no other. The leases of jobs hold in either case.</summary>
    public static IServiceCollection AddSingleServer(this IServiceCollection services)
    {
        services.TryAddSingleton<IServerBus, SingleServer>();
        services.TryAddSingleton<IJobLeases, JobLeases>();
        return services;
    }
}
