using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Looks for viruses. Errors: document.infected, document.scanner-unavailable.</summary>
public interface IVirusScanner
{
    /// <summary>Reads the content to its end.</summary>
    Task<Result<Unit>> ScanAsync(Stream content, CancellationToken ct);
}
