using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Payments;

/// <summary>Puts the room's services together.</summary>
public static class PaymentsRoom
{
    /// <summary>Fees, booking, receipts and lists.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<ICaseFees, CaseFees>()
        .AddSingleton<SlipBooking>()
        .AddSingleton<LineBooking>()
        .AddSingleton<LineReversal>()
        .AddScoped<PaymentService>()
        .AddScoped<MoneyDesk>()
        .AddScoped<Refunds>()
        .AddScoped<PaymentDecisions>()
        .AddScoped<DeskQueries>()
        .AddScoped<CollectiveSlips>()
        .AddScoped<DaySheetQueries>()
        .AddScoped<SlipQueries>()
        .AddScoped<StatementImport>()
        .AddScoped<StatementQueries>();
}
