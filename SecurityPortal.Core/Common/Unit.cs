namespace SecurityPortal.Core.Common;

/// <summary>The value of a command that has nothing to say but that it was done.</summary>
public readonly record struct Unit
{
    public static Unit Done => default;
}
