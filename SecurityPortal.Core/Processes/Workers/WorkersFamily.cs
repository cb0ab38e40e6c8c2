using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Papers;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Puts together what the processes about workers share.</summary>
public static class WorkersFamily
{
    /// <summary>The register of persons with their employments and consents, and what the shared rooms ask it; once, whichever of the processes comes
    /// first.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services.Any(d => d.ServiceType == typeof(WorkerQueries)) ? services
        : services
        .AddSingleton<IHolderPersons, HolderPersons>()
        .AddSingleton<ITrainingSource, CertifiedTrainings>()
        .AddScoped<IWorkerStandingReader, WorkerStandingReader>()
        .AddScoped<PersonSearch>()
        .AddScoped<ConsentService>()
        .AddScoped<EmploymentService>()
        .AddScoped<WorkerQueries>()
        .AddScoped<WorkerExport>();
}
