using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Web.Public.Api;

/// <summary>The public check as JSON, its OpenAPI document, and the limit it shares with the page.</summary>
public static class PublicCheckApi
{
    /// <summary>Adds the limit and the document.</summary>
    public static void AddPublicCheck(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("PublicCheck").Get<CheckLimits>() ?? new CheckLimits();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = RefuseAsync;
            options.AddPolicy(CheckLimits.Policy, context => Asks(context)
                ? Partition(context, Networks.Of(context.Connection.RemoteIpAddress?.ToString()), limits.PerMinute)
                : RateLimitPartition.GetNoLimiter("not counted"));
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Licence check", Version = "1", Description = "Tells whether a private-security licence of Kosovo is valid." };
                document.Servers?.Clear();
                return Task.CompletedTask;
            });
        });

        // What people type into the check stands in the address; the framework's own lines on requests would write it to the log.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
    }

    public static void MapPublicCheck(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/check").RequireRateLimiting(CheckLimits.Policy).AllowAnonymous().WithTags("Licence check")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/", FindAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("CheckByNumber")
            .WithSummary("Finds licences by licence number, by business number, or by the name of a company (at least three letters, beginnings of words). Natural persons are found by licence number only.");
        api.MapGet("/{token}", FindByTokenAsync)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("CheckByToken")
            .WithSummary("Tells about the licence whose QR code carries this token (32 hexadecimal digits).");
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    private static async Task<Results<Ok<CheckResponse>, ProblemHttpResult>> FindAsync(
        HttpContext context, [FromQuery] string? number, PublicCheck check, TimeProvider clock, IStringLocalizer<CheckTexts> texts)
    {
        var answer = await check.FindAsync(number, context.RequestAborted);
        return answer.Outcome is CheckOutcome.Found or CheckOutcome.More or CheckOutcome.NotFound
            ? TypedResults.Ok(Response(context, answer, clock))
            : TypedResults.Problem(texts[$"Outcome.{answer.Outcome}"], statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<CheckResponse>, ProblemHttpResult>> FindByTokenAsync(
        HttpContext context, string token, PublicCheck check, TimeProvider clock, IStringLocalizer<CheckTexts> texts)
    {
        var answer = await check.FindByTokenAsync(token, context.RequestAborted);
        return answer.Outcome == CheckOutcome.Found
            ? TypedResults.Ok(Response(context, answer, clock))
            : TypedResults.Problem(texts["TokenNotFound"], statusCode: StatusCodes.Status404NotFound);
    }

    private static CheckResponse Response(HttpContext context, CheckAnswer answer, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new CheckResponse(clock.Today(), [.. answer.Licences.Select(CheckedLicenceResponse.Of)], answer.Outcome == CheckOutcome.More);
    }

    // The empty form costs nothing and is not counted.
    private static bool Asks(HttpContext context) =>
        !context.Request.Path.Equals(Hosting.PortalRoutes.Check, StringComparison.OrdinalIgnoreCase) || context.Request.Query["q"].ToString().Length > 0;

    // On several servers all count together.
    private static RateLimitPartition<string> Partition(HttpContext context, string network, int perMinute)
    {
        if (context.RequestServices.GetService<RedisCounter>() is not { } counter)
        {
            return RateLimitPartition.GetSlidingWindowLimiter(network, _ => Window(perMinute));
        }

        var throttle = context.RequestServices.GetRequiredService<Throttle>();
        return RateLimitPartition.Get<string>(
            network, _ => new SharedRateLimiter(counter, "check", throttle.Hash(network), perMinute, new SlidingWindowRateLimiter(Window(perMinute))));
    }

    private static SlidingWindowRateLimiterOptions Window(int perMinute) => new()
    {
        PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
    };

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 60)
            .ToString(CultureInfo.InvariantCulture);

        // A page gets the portal's own status page; a program gets the sentence as JSON.
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            var texts = context.RequestServices.GetRequiredService<IStringLocalizer<CheckTexts>>();
            await TypedResults.Problem(texts["TooMany"], statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        }
    }
}
