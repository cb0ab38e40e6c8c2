namespace SecurityPortal.Core.Processes;

/// <summary>Papers that the portal makes from a draft, to be signed and attached.</summary>
public abstract class ProcessPapers
{
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>What stands on a paper of a kind.</summary>
    public required Func<string, FormLayout> Layout { get; init; }

    /// <summary>Code of exactly the data printed on a paper: when it changes, the signed paper is out of date.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="kindCode">Kind of the paper.</param>
    /// <param name="pictureHash">Hashes of the attached pictures.</param>
    public abstract string DataCode(string payload, string kindCode, string? pictureHash);
}

/// <summary>Papers made from answers that are a <typeparamref name="TPayload"/>.</summary>
public sealed class ProcessPapers<TPayload> : ProcessPapers
    where TPayload : class, new()
{
    /// <summary>Exactly the data printed on a paper: of the answers, the kind, and the hashes of the attached pictures.</summary>
    public required Func<TPayload, string, string?, object> Data { get; init; }

    /// <inheritdoc/>
    public override string DataCode(string payload, string kindCode, string? pictureHash) =>
        FormCode.Of(PayloadJson.Write(Data(PayloadJson.Read<TPayload>(payload), kindCode, pictureHash)));
}
