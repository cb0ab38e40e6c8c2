namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Journeys share the browser and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "End to end";
}
