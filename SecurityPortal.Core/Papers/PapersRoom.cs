using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Papers;

/// <summary>Puts the room's services together.</summary>
public static class PapersRoom
{
    /// <summary>Papers on demand, and the slips that go along with mails.</summary>
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton<SlipPaper>()
        .AddSingleton<IMailAttachmentProvider>(provider => provider.GetRequiredService<SlipPaper>())
        .AddSingleton<PaperPictures>()
        .AddScoped<IdentityLetters>()
        .AddScoped<PaperService>();
}
