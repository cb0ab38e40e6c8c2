using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>Puts the room's services together. The web host adds cookies and <see cref="ILinkTokens"/>.</summary>
public static class IdentityRoom
{
    /// <summary>How the ministry confirms who accounts are.</summary>
    public static IServiceCollection AddIdentityConfirmation(this IServiceCollection services) =>
        services.AddScoped<IdentityRaising>().AddScoped<IdentityRequests>().AddScoped<IdentityDesk>().AddScoped<IdentityCodes>().AddScoped<IdentityProofs>();

    /// <summary>Accounts, sessions, second factor, delegates and their administration.</summary>
    public static IServiceCollection AddPortalAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        return services
            .AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>()
            .AddSingleton<Throttle>()
            .AddSingleton<PrincipalFactory>()
            .AddSingleton<UserSessions>()
            .AddSingleton<OpenSessions>()
            .AddScoped<CurrentSession>()
            .AddScoped<IActorAccessor, ActorAccessor>()
            .AddScoped<EmailProofs>()
            .AddScoped<LookupAlarm>()
            .AddScoped<RegistrationService>()
            .AddScoped<PersonRegistrationService>()
            .AddScoped<SignInService>()
            .AddScoped<PasswordService>()
            .AddScoped<EmailService>()
            .AddScoped<SecondFactorService>()
            .AddScoped<PasskeyService>()
            .AddScoped<PasskeySignIn>()
            .AddScoped<ProfileService>()
            .AddScoped<OwnSessions>()
            .AddScoped<UploadBound>()
            .AddScoped<DelegateService>()
            .AddScoped<AccountAdministration>();
    }
}
