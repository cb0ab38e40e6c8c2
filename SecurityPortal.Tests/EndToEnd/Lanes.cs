namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The journeys run in two lanes side by side, in each one after another with one browser: a journey alone keeps little more than one core busy.
/// </summary>
public static class Lanes
{
    public const string One = "End to end, lane one";

    public const string Two = "End to end, lane two";

    [CollectionDefinition(One)]
    public sealed class LaneOne : ICollectionFixture<BrowserFixture>;

    [CollectionDefinition(Two)]
    public sealed class LaneTwo : ICollectionFixture<BrowserFixture>;
}
