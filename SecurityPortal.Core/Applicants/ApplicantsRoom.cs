using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Applicants;

/// <summary>Puts the room's services together.</summary>
public static class ApplicantsRoom
{
    /// <summary>What applicants see: what they may ask for, their cases, their licences.</summary>
    public static IServiceCollection AddApplicants(this IServiceCollection services) => services
        .AddScoped<ApplicantClasses>()
        .AddScoped<ApplicantCaseQueries>()
        .AddScoped<OwnLicenceQueries>();
}
