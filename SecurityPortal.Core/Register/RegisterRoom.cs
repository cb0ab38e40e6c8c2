using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Register;

/// <summary>Puts the room's services together.</summary>
public static class RegisterRoom
{
    /// <summary>Licences, contracts and the public check.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services) => services
        .AddSingleton<HolderNames>()
        .AddSingleton<PublicCheck>()
        .AddScoped<LicenceQueries>()
        .AddScoped<LicenceFiles>()
        .AddScoped<LicenceMeasures>()
        .AddScoped<OwnLicences>()
        .AddScoped<IWorkerStanding, WorkerStandings>()
        .AddScoped<PersonSearch>()
        .AddScoped<ConsentService>()
        .AddScoped<EmploymentService>()
        .AddScoped<WorkerQueries>()
        .AddScoped<WorkerExport>()
        .AddScoped<CardService>()
        .AddScoped<ContractDesk>()
        .AddScoped<ContractQueries>()
        .AddSingleton<ContractEnding>();
}
