using System.Net;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace SecurityPortal.Core.Registries.Http;

/// <summary>One question to a registry, and its answer as one of the three outcomes. The number travels in the body alone and is never logged.</summary>
internal static partial class RegistryCall
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <param name="http">Client with base address, key and limits.</param>
    /// <param name="path">Path under the base address.</param>
    /// <param name="question">The body.</param>
    /// <param name="read">Makes a record of the answer; null when the answer makes no sense.</param>
    /// <param name="isAsked">Whether a record is about the number that was asked.</param>
    /// <param name="log">For what went wrong; never for the number or the answer.</param>
    /// <param name="ct">The asker has gone.</param>
    public static async Task<LookupOutcome<TRecord>> AskAsync<TQuestion, TAnswer, TRecord>(
        HttpClient http, string path, TQuestion question, Func<TAnswer, TRecord?> read, Predicate<TRecord> isAsked, ILogger log, CancellationToken ct)
        where TAnswer : class
        where TRecord : class
    {
        LookupOutcome<TRecord>.Unavailable Unavailable(UnavailableReason reason, HttpStatusCode? status = null)
        {
            LogUnavailable(log, path, reason, (int?)status);
            return new(reason);
        }

        try
        {
            using var response = await http.PostAsJsonAsync(path, question, Json, ct);
            var type = response.Content.Headers.ContentType?.MediaType;

            // A page saying "not found" comes from a web server with a wrong address, not from a registry.
            if (response.StatusCode is HttpStatusCode.NotFound && type is not MediaTypeNames.Text.Html)
            {
                return new LookupOutcome<TRecord>.Unknown();
            }

            if (!response.IsSuccessStatusCode)
            {
                return Unavailable((int)response.StatusCode < 500 ? UnavailableReason.Refused : UnavailableReason.Failing, response.StatusCode);
            }

            var answer = type is MediaTypeNames.Application.Json ? await response.Content.ReadFromJsonAsync<TAnswer>(Json, ct) : null;
            var record = answer is null ? null : read(answer);
            return record is null ? Unavailable(UnavailableReason.Nonsense, response.StatusCode)
                : isAsked(record) ? new LookupOutcome<TRecord>.Found(record)
                : Unavailable(UnavailableReason.WrongRecord, response.StatusCode);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutRejectedException)
        {
            return Unavailable(UnavailableReason.Timeout);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse)
        {
            return Unavailable(UnavailableReason.Nonsense);
        }
        catch (Exception e) when (e is HttpRequestException or BrokenCircuitException)
        {
            return Unavailable(UnavailableReason.Unreachable);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a character set that does not exist.
            return Unavailable(UnavailableReason.Nonsense);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Registry look-up '{Path}' failed: {Reason}, status {Status}")]
    private static partial void LogUnavailable(ILogger log, string path, UnavailableReason reason, int? status);
}
