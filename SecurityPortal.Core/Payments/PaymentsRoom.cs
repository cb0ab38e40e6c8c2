using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Payments;

/// <summary>Puts the room's services together.</summary>
public static class PaymentsRoom
{
    /// <summary>Fees, booking, receipts and lists.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<ICaseFees, CaseFees>()
        .AddScoped<PaymentService>()
        .AddScoped<SlipQueries>()
        .AddScoped<StatementImport>()
        .AddScoped<StatementQueries>();
}
