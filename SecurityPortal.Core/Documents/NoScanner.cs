using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Used while no scanner is configured.</summary>
public sealed class NoScanner : IVirusScanner
{
    /// <inheritdoc />
    public Task<Result<Unit>> ScanAsync(Stream content, CancellationToken ct) => Task.FromResult<Result<Unit>>(Unit.Done);
}
