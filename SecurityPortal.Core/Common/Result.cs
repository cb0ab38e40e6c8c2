namespace SecurityPortal.Core.Common;

/// <summary>What a command answers: a value, or the error that kept it from one. A broken assumption throws instead.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public Error? Error { get; }

    /// <summary>True when <see cref="Value"/> may be read.</summary>
    public bool IsOk => Error is null;

    /// <summary>The value. Throws when the command failed.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error ?? throw new ArgumentNullException(nameof(error)));
}
