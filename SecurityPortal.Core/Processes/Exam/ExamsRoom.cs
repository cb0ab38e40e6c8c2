using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Puts the room's services together.</summary>
public static class ExamsRoom
{
    /// <summary>The institution's list and the ministry's work on exams.</summary>
    public static IServiceCollection AddExams(this IServiceCollection services) => services
        .AddSingleton<IMailAttachmentProvider, ConvocationPaper>()
        .AddSingleton<IRuleUse, ExamRuleUse>()
        .AddScoped<ExamRoster>()
        .AddScoped<ExamGathering>()
        .AddScoped<ExamReview>()
        .AddScoped<ExamSessionPlanning>()
        .AddScoped<ExamQueries>()
        .AddScoped<ExamResultImport>();
}
